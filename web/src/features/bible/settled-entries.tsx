import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { X } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { entityNames } from './entity-names.ts'
import { PlaceLine } from './place-line.tsx'
import { bibleWords } from '../../messages/en/bible.ts'
import { bibleEditsWords } from '../../messages/en/bible-edits.ts'

/** What a button that changes a plot thread's state says. */
const NEXT = { active: 'openAgain', resolved: 'setResolved', abandoned: 'setAbandoned' } as const

interface SettledEntriesProps {
  bible: Bible
  onEdit: (edit: OwnerEdit) => void
}

/** What the bible holds, each entry with what an owner may do to it. */
export function SettledEntries({ bible, onEdit }: SettledEntriesProps) {
  const name = entityNames(bible)
  const { locations = [], worldRules = [] } = bible.setting
  const events = bible.timeline.majorEvents ?? []
  return (
    <div className="flex flex-col gap-7">
      <Part title={bibleWords.people} isEmpty={bible.characters.length === 0}>
        {bible.characters.map((character) => (
          <li key={character.entityId} className="border-t border-line py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="font-story font-semibold">{character.canonicalName}</p>
              <Standing character={character} onEdit={onEdit} />
            </div>
            {character.description !== undefined && character.description !== '' && (
              <p className="text-ui text-soft">{character.description}</p>
            )}
            <ul className="mt-1.5 flex flex-wrap gap-1.5">
              {(character.traits ?? []).map((trait) => (
                <Chip
                  key={`trait ${trait}`}
                  words={trait}
                  onRemove={() => onEdit({ op: 'remove_trait', entityId: character.entityId, trait })}
                />
              ))}
              {(character.aliases ?? []).map((alias) => (
                <Chip
                  key={`alias ${alias}`}
                  words={bibleEditsWords.called({ alias })}
                  onRemove={() => onEdit({ op: 'remove_alias', entityId: character.entityId, alias })}
                />
              ))}
              {(character.relationships ?? []).map(({ targetEntityId = '', relationshipType = '' }) => (
                <Chip
                  key={`tie ${targetEntityId} ${relationshipType}`}
                  words={bibleWords.tie({ tie: relationshipType, name: name(targetEntityId) })}
                  onRemove={() =>
                    onEdit({
                      op: 'remove_relationship',
                      entityId: character.entityId,
                      targetEntityId,
                      relationshipType,
                    })
                  }
                />
              ))}
            </ul>
          </li>
        ))}
      </Part>
      <Part title={bibleEditsWords.places} isEmpty={locations.length === 0}>
        {locations.map(({ name: place = '', description = '' }) => (
          <Line key={place} label={place} onRemove={() => onEdit({ op: 'remove_location', name: place })}>
            <PlaceLine place={place} description={description} />
          </Line>
        ))}
      </Part>
      <Part title={bibleWords.rules} isEmpty={worldRules.length === 0}>
        {worldRules.map((rule) => (
          <Line key={rule} label={rule} onRemove={() => onEdit({ op: 'remove_world_rule', rule })}>
            {rule}
          </Line>
        ))}
      </Part>
      <Part title={bibleWords.happened} isEmpty={events.length === 0}>
        {events.map(({ event = '', segmentNumber }) => (
          <Line key={`${segmentNumber} ${event}`} label={event} onRemove={() => onEdit({ op: 'remove_event', event })}>
            {event}
          </Line>
        ))}
      </Part>
      <Part title={bibleWords.plotThreads} isEmpty={(bible.plotThreads ?? []).length === 0}>
        {(bible.plotThreads ?? []).map(({ id = '', description = '', status = 'active' }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-2">
            <span>
              {description} <span className="text-sm text-faint">{bibleWords[status]}</span>
            </span>
            <span className="flex gap-1">
              {(['active', 'resolved', 'abandoned'] as const)
                .filter((next) => next !== status)
                .map((next) => (
                  <Button
                    key={next}
                    look="quiet"
                    size="small"
                    onClick={() => onEdit({ op: 'set_plot_thread', id, status: next })}
                  >
                    {bibleEditsWords[NEXT[next]]}
                  </Button>
                ))}
            </span>
          </li>
        ))}
      </Part>
    </div>
  )
}

function Part({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-sm font-semibold text-faint">{title}</h3>
      {isEmpty ? <p className="text-ui text-soft">{bibleEditsWords.nothingYet}</p> : <ul>{children}</ul>}
    </section>
  )
}

function Line({ label, onRemove, children }: { label: string; onRemove: () => void; children: ReactNode }) {
  return (
    <li className="flex items-start justify-between gap-3 border-t border-line py-1.5 text-ui">
      <span dir="auto" className="pt-2">
        {children}
      </span>
      <IconButton label={bibleEditsWords.takeOut({ entry: label })} onClick={onRemove}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </li>
  )
}

function Chip({ words, onRemove }: { words: string; onRemove: () => void }) {
  return (
    <li className="inline-flex items-center gap-1 rounded-md bg-sunken py-0.5 pe-0.5 ps-2.5 text-sm">
      {words}
      <button
        type="button"
        aria-label={bibleEditsWords.takeOut({ entry: words })}
        title={bibleEditsWords.takeOut({ entry: words })}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded-sm text-soft hover:bg-line hover:text-ink"
      >
        <X size={13} aria-hidden="true" />
      </button>
    </li>
  )
}

/** Whether somebody is in the story; a change needs its cause, or it could not be explained later. */
function Standing({
  character: { entityId, canonicalName, isActive = true },
  onEdit,
}: {
  character: Bible['characters'][number]
  onEdit: (edit: OwnerEdit) => void
}) {
  const [isAsking, setAsking] = useState(false)
  const [cause, setCause] = useState('')
  if (!isAsking)
    return (
      <Button look="quiet" size="small" onClick={() => setAsking(true)}>
        {isActive ? bibleEditsWords.leavesStory : bibleEditsWords.comesBack}
      </Button>
    )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (cause.trim() === '') return
    onEdit({ op: 'set_active', entityId, isActive: !isActive, cause: cause.trim() })
    setAsking(false)
    setCause('')
  }
  return (
    <form noValidate onSubmit={send} className="flex w-full flex-wrap items-end gap-2 py-2">
      <div className="min-w-56 flex-1">
        <TextField
          label={bibleEditsWords[isActive ? 'whyLeaves' : 'howComesBack']({ name: canonicalName })}
          maxLength={600}
          value={cause}
          onChange={(event) => setCause(event.currentTarget.value)}
        />
      </div>
      <Button type="submit">{bibleEditsWords.add}</Button>
      <Button look="quiet" onClick={() => setAsking(false)}>
        {bibleEditsWords.neverMind}
      </Button>
    </form>
  )
}
