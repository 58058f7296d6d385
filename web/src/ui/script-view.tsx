import type { Script, Shot } from '@skein/contract/script'
import { spoken } from '../lib/durations.ts'
import { sentence } from '../lib/words.ts'
import { FilmNotes } from './film-notes.tsx'
import { placeWords } from './shot-words.ts'
import { everywhereWords } from '../messages/en/everywhere.ts'
import { filmWords } from '../messages/en/film.ts'
import { stagingWords } from '../messages/en/staging.ts'
import { listed } from '../lib/count.ts'

interface ScriptViewProps {
  script: Script
  /** What to call an entity; the id itself is the last resort. */
  nameOfEntity: (entityId: string) => string
}

/** A script set like one: where and when, what happens, who speaks. */
export function ScriptView({ script, nameOfEntity }: ScriptViewProps) {
  return (
    <div>
      <p dir="auto" className="story font-medium">
        {script.logline}
      </p>
      <ol className="mt-4 flex flex-col">
        {script.shots.map((shot, index) => (
          // Shots have no identity but their place, and a script never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="border-t border-line py-4">
            <ShotView shot={shot} number={index + 1} nameOfEntity={nameOfEntity} />
          </li>
        ))}
      </ol>
      {script.notes.length > 0 && (
        <div className="border-t border-line py-3 text-sm text-soft">
          <p className="font-semibold text-ink">{stagingWords.couldNotDo}</p>
          <ul className="mt-1 list-disc ps-5">
            <FilmNotes notes={script.notes} language={script.language} />
          </ul>
        </div>
      )}
    </div>
  )
}

function ShotView({
  shot,
  number,
  nameOfEntity,
}: {
  shot: Shot
  number: number
  nameOfEntity: (id: string) => string
}) {
  const { camera } = shot
  return (
    <div className="grid grid-cols-[2rem_minmax(0,1fr)]">
      <span className="num pt-px text-sm font-semibold text-faint">{number}</span>
      <div>
        <p className="text-sm font-semibold tracking-[0.01em]">{sentence(placeWords(shot))}</p>
        <p className="num text-sm text-faint">
          {stagingWords.shotFacts({
            framing: filmWords[camera.framing],
            move: filmWords[camera.move],
            duration: spoken(shot.durationSeconds),
            mood: filmWords[shot.mood],
          })}
        </p>
        <p dir="auto" className="mt-1.5 font-story text-ui leading-relaxed">
          {shot.action}
        </p>
        {shot.dialogue.map((line) => (
          <p key={`${line.entityId}${line.text}`} dir="auto" className="mt-2 ps-5 font-story text-ui leading-relaxed">
            {line.entityId !== null && (
              <span className="block font-sans text-xs font-semibold text-soft">{nameOfEntity(line.entityId)}</span>
            )}
            {everywhereWords.quoted({ text: line.text })}
          </p>
        ))}
        {shot.cast.length > 0 && (
          <p className="mt-2 text-sm text-soft">
            {stagingWords.inPicture({ names: listed(shot.cast.map((member) => nameOfEntity(member.entityId))) })}
          </p>
        )}
      </div>
    </div>
  )
}
