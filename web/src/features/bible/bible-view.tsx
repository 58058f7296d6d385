import type { Bible, BibleCharacter } from '@skein/contract/bible'
import { Fragment, type ReactNode } from 'react'
import { dyeOf } from '../../lib/dye.ts'
import { entityNames } from './entity-names.ts'
import { PlaceLine } from './place-line.tsx'
import { bibleWords } from '../../messages/en/bible.ts'
import { listed } from '../../lib/count.ts'

interface BibleViewProps {
  bible: Bible
  /** Characters to mark as being in play. */
  inPlay?: ReadonlySet<string>
  /** Names of places to mark in the same way. */
  placesInPlay?: ReadonlySet<string>
}

/** What holds in a scene: people, places, rules, what happened, what is still open. */
export function BibleView({ bible, inPlay, placesInPlay }: BibleViewProps) {
  const { setting, timeline } = bible
  const people = bible.characters.toSorted(
    (a, b) => Number(inPlay?.has(b.entityId) ?? false) - Number(inPlay?.has(a.entityId) ?? false),
  )
  const threads = bible.plotThreads ?? []
  const places = setting.locations ?? []
  const rules = setting.worldRules ?? []
  const events = (timeline.majorEvents ?? []).toReversed()
  const isEmpty = [people, threads, places, rules, events].every((list) => list.length === 0)
  if (isEmpty && setting.primaryLocation === undefined && bible.styleGuide?.tone === undefined) {
    return <p className="py-5 text-soft">{bibleWords.emptyNote}</p>
  }
  return (
    <div className="flex flex-col gap-6 py-5">
      {people.length > 0 && (
        <Part title={bibleWords.people}>
          <ul className="flex flex-col gap-3">
            {people.map((character) => (
              <Character
                key={character.entityId}
                character={character}
                bible={bible}
                isInPlay={inPlay?.has(character.entityId) ?? false}
              />
            ))}
          </ul>
        </Part>
      )}
      {threads.length > 0 && (
        <Part title={bibleWords.plotThreads}>
          <ul className="flex flex-col gap-1.5">
            {threads.map((thread) => (
              <li key={thread.id ?? thread.description} className="text-ui">
                <bdi>{thread.description}</bdi>{' '}
                <span className={thread.status === 'active' ? 'text-sm font-semibold text-good' : 'text-sm text-faint'}>
                  {bibleWords[thread.status ?? 'active']}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {(places.length > 0 || setting.primaryLocation !== undefined || setting.timePeriod !== undefined) && (
        <Part title={bibleWords.whereAndWhen}>
          {(setting.primaryLocation !== undefined || setting.timePeriod !== undefined) && (
            <p className="text-ui">
              {setting.primaryLocation === undefined || setting.timePeriod === undefined
                ? (setting.primaryLocation ?? setting.timePeriod)
                : bibleWords.placeAndTime({ place: setting.primaryLocation, time: setting.timePeriod })}
              {placesInPlay?.has(setting.primaryLocation ?? '') === true && <InText />}
            </p>
          )}
          <ul className="mt-1.5 flex flex-col gap-1.5">
            {places.map((place) => (
              <li key={place.name} className="text-ui">
                <PlaceLine place={place.name ?? ''} description={place.description ?? ''} />
                {placesInPlay?.has(place.name ?? '') === true && <InText />}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {rules.length > 0 && (
        <Part title={bibleWords.rules}>
          <ul className="flex list-disc flex-col gap-1 ps-5 text-ui marker:text-accent">
            {rules.map((rule) => (
              <li key={rule}>
                <bdi>{rule}</bdi>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {events.length > 0 && (
        <Part title={bibleWords.happened}>
          <ol className="flex flex-col gap-2 text-ui">
            {events.map((event) => (
              <li key={`${event.segmentNumber}${event.event}`} className="grid grid-cols-[2rem_minmax(0,1fr)]">
                <span className="num text-sm font-semibold text-faint" title={bibleWords.segment}>
                  {event.segmentNumber}
                </span>
                <span dir="auto">
                  {event.event}
                  {event.consequences !== undefined && event.consequences !== '' && (
                    <span className="block text-sm text-soft">{event.consequences}</span>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {bible.styleGuide?.tone !== undefined && (
        <Part title={bibleWords.tone}>
          <p className="text-ui">{bible.styleGuide.tone}</p>
        </Part>
      )}
    </div>
  )
}

function InText() {
  return <span className="ms-2 font-sans text-xs font-semibold text-good">{bibleWords.inText}</span>
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold text-faint">{title}</h3>
      {children}
    </section>
  )
}

function Character({ character, bible, isInPlay }: { character: BibleCharacter; bible: Bible; isInPlay: boolean }) {
  const name = entityNames(bible)
  const relations = (character.relationships ?? []).flatMap((relation) =>
    relation.targetEntityId === undefined || relation.relationshipType === undefined
      ? []
      : [bibleWords.tie({ tie: relation.relationshipType, name: name(relation.targetEntityId) })],
  )
  const facts = [...(character.traits ?? []), ...relations]
  return (
    <li
      data-dye={dyeOf(character.entityId)}
      className={`border-s-3 ps-3 ${isInPlay ? 'border-dye bg-sunken py-2 pe-2' : 'border-line'}`}
    >
      <p className="font-story font-semibold">
        <bdi>{character.canonicalName}</bdi>
        {isInPlay && <InText />}
        {character.isActive === false && (
          <span className="ms-2 font-sans text-xs font-semibold text-warn">{bibleWords.notInStory}</span>
        )}
      </p>
      {character.description !== undefined && character.description !== '' && (
        <p dir="auto" className="text-ui leading-snug text-soft">
          {character.description}
        </p>
      )}
      {facts.length > 0 && (
        <p className="mt-0.5 text-sm text-faint">
          {facts.map((fact, place) => (
            // A trait may stand there twice; its place is what it is.
            // oxlint-disable-next-line react/no-array-index-key
            <Fragment key={place}>
              {place > 0 && '\u00a0· '}
              <bdi>{fact}</bdi>
            </Fragment>
          ))}
        </p>
      )}
      {(character.aliases ?? []).length > 0 && (
        <p className="mt-0.5 text-sm text-faint">{bibleWords.alsoCalled({ names: listed(character.aliases ?? []) })}</p>
      )}
    </li>
  )
}
