import { type Preview, STILL_HEIGHT, STILL_WIDTH } from '@skein/contract/preview'
import { ImageOff } from 'lucide-react'
import { spoken } from '../lib/durations.ts'
import { sentence } from '../lib/words.ts'
import { FilmNotes } from './film-notes.tsx'
import { Note } from './note.tsx'
import { placeWords, stillWords } from './shot-words.ts'
import { stagingWords } from '../messages/en/staging.ts'
import { listed } from '../lib/count.ts'

/** What will be done otherwise in earnest; empty when this is just how it will be. */
function modelWords({ scriptBy, picturesBy }: Preview): string | null {
  if (scriptBy === 'model')
    return picturesBy === 'model' ? stagingWords.modelScriptAndPictures : stagingWords.modelScript
  return picturesBy === 'model' ? stagingWords.modelPictures : null
}

/** A staged text as a strip of stills with what is said in them, who is there, where and when. */
export function PreviewStrip({ preview, isOld }: { preview: Preview; isOld: boolean }) {
  const { script, cast, stills } = preview
  const nameOf = (entityId: string): string =>
    cast.find((one) => one.entityId === entityId)?.name ?? stagingWords.somebody
  const newcomers = cast.filter(({ isNew }) => isNew).map(({ name }) => name)
  const earnest = modelWords(preview)
  return (
    <div>
      <p className="text-sm text-soft">
        <span className="num font-semibold text-ink">
          {stagingWords.length({ duration: spoken(script.durationSeconds), n: script.shots.length })}.
        </span>
        {newcomers.length > 0 && <> {stagingWords.newcomers({ names: listed(newcomers) })}</>}
        {earnest !== null && <> {earnest}</>}
      </p>
      {isOld && (
        <p role="status" className="mt-1 text-sm font-medium text-warn">
          {stagingWords.changedSince}
        </p>
      )}
      {/* Focusable, because it scrolls sideways by itself. */}
      <section
        aria-label={stagingWords.shotsLook}
        tabIndex={0}
        className="-mx-4 mt-3 snap-x scroll-px-4 overflow-x-auto px-4 pb-3 sm:mx-0 sm:scroll-px-0 sm:px-0"
      >
        <ol aria-label={stagingWords.shots} className="flex gap-4">
          {script.shots.map((shot, index) => {
            const still = stills?.[index] ?? null
            return (
              // Shots have no identity but their place, and a preview never changes.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="w-[min(15rem,78vw)] shrink-0 snap-start">
                {still === null ? (
                  <div className="grid aspect-video place-items-center rounded-sm bg-sunken text-faint">
                    <ImageOff size={22} aria-label={stagingWords.noPicture} />
                  </div>
                ) : (
                  <img
                    src={still}
                    alt={stillWords(shot, nameOf)}
                    width={STILL_WIDTH}
                    height={STILL_HEIGHT}
                    className="block aspect-video w-full rounded-sm bg-sunken"
                  />
                )}
                <p className="mt-2 flex items-baseline gap-2 text-sm">
                  <span className="num font-semibold text-faint">{index + 1}</span>
                  <span className="min-w-0 font-semibold">{sentence(placeWords(shot))}</span>
                  <span className="num ms-auto shrink-0 text-faint">{spoken(shot.durationSeconds)}</span>
                </p>
                {shot.cast.length > 0 && (
                  <p className="text-sm text-soft">{listed(shot.cast.map(({ entityId }) => nameOf(entityId)))}</p>
                )}
                <p dir="auto" className="mt-1 font-story text-ui leading-snug">
                  {shot.caption}
                </p>
              </li>
            )
          })}
        </ol>
      </section>
      {script.notes.length > 0 && (
        <Note title={stagingWords.couldNotRead}>
          <ul className="list-disc ps-5">
            <FilmNotes notes={script.notes} language={script.language} />
          </ul>
        </Note>
      )}
    </div>
  )
}
