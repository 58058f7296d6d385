import type { Script, Shot } from '@skein/contract/script'
import { spoken } from '../lib/durations.ts'
import { sentence, words } from '../lib/words.ts'
import { FRAMING_WORDS, placeWords } from './shot-words.ts'

interface ScriptViewProps {
  script: Script
  /** What to call an entity; the id itself is the last resort. */
  nameOfEntity: (entityId: string) => string
}

/** A script set like one: where and when, what happens, who speaks. */
export function ScriptView({ script, nameOfEntity }: ScriptViewProps) {
  return (
    <div>
      <p className="story font-medium">{script.logline}</p>
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
        <div className="border-t border-line pt-3 text-sm text-soft">
          <p className="font-semibold text-ink">What the storyteller could not do</p>
          <ul className="mt-1 list-disc pl-5">
            {script.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
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
  const move = camera.move === 'static' ? 'held still' : words(camera.move)
  return (
    <div className="grid grid-cols-[2rem_minmax(0,1fr)]">
      <span className="num pt-px text-sm font-semibold text-faint">{number}</span>
      <div>
        <p className="text-sm font-semibold tracking-[0.01em]">{sentence(placeWords(shot))}</p>
        <p className="num text-sm text-faint">
          {FRAMING_WORDS[camera.framing]}, {move}, {spoken(shot.durationSeconds)}, {words(shot.mood)}
        </p>
        <p className="mt-1.5 font-story text-ui leading-relaxed">{shot.action}</p>
        {shot.dialogue.map((line) => (
          <p key={`${line.entityId}${line.text}`} className="mt-2 pl-5 font-story text-ui leading-relaxed">
            {line.entityId !== null && (
              <span className="block font-sans text-xs font-semibold text-soft">{nameOfEntity(line.entityId)}</span>
            )}
            “{line.text}”
          </p>
        ))}
        {shot.cast.length > 0 && (
          <p className="mt-2 text-sm text-soft">
            In the picture: {shot.cast.map((member) => nameOfEntity(member.entityId)).join(', ')}
          </p>
        )}
      </div>
    </div>
  )
}
