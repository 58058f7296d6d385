import { noteNames } from '../lib/content-notes.ts'
import { contentNotesWords } from '../messages/en/content-notes.ts'
import type { Intent } from './player-machine.ts'
import { durationOf, type PlayerSegment, type PlayerSource } from './source.ts'

interface HeldBackProps {
  segment: PlayerSegment
  source: PlayerSource
  dispatch: (intent: Intent) => void
}

/** Stands before a segment that the viewer wants to be asked about; nothing of it is seen or heard behind this. */
export function HeldBack({ segment, source, dispatch }: HeldBackProps) {
  const isLast = segment.startsAt + segment.duration >= durationOf(source)
  return (
    <div
      role="alert"
      className="absolute inset-0 grid place-items-center overflow-y-auto bg-black px-6 pt-4 pb-20 scroll-pb-20 text-center"
    >
      <div className="flex max-w-xl flex-col items-center gap-2">
        <p className="headline max-sm:text-lg">
          {contentNotesWords.segmentContains({ n: segment.sequence, notes: noteNames(segment.stopsFor ?? []) })}
        </p>
        <p className="text-white/80">{contentNotesWords.asked}</p>
        <div className="mt-2 flex flex-wrap justify-center gap-2.5">
          <button
            type="button"
            onClick={() => dispatch({ type: 'play_anyway' })}
            className="inline-flex min-h-10 items-center rounded-md bg-white px-4 font-semibold text-black"
          >
            {contentNotesWords.playAnyway}
          </button>
          {!isLast && (
            <button
              type="button"
              onClick={() => dispatch({ type: 'skip_held' })}
              className="inline-flex min-h-10 items-center rounded-md border border-white/60 px-4 font-semibold text-white"
            >
              {contentNotesWords.skip}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}
