import { type PointerEvent, useState } from 'react'
import { spoken } from '../lib/durations.ts'
import { dyeOf } from '../lib/dye.ts'
import { SeekPreviewBox } from './seek-preview-box.tsx'
import { durationOf, type PlayerSource, segmentAt } from './source.ts'
import { playerWords } from '../messages/en/player.ts'

interface SeekBarProps {
  source: PlayerSource
  position: number
  bufferedTo: number
  onSeek: (to: number) => void
}

/** The slider's thumb in pixels (`w-4`): its middle, not its edge, follows the pointer. */
const THUMB = 16

/**
 * The scene as a thread: one length per segment in its writer's colour, and the picture of the moment that is pointed at,
 * dragged to or reached by keys. The control itself is the browser's own slider
 * laid over the picture, so that keys, touch and screen readers work as everywhere.
 */
export function SeekBar({ source, position, bufferedTo, onSeek }: SeekBarProps) {
  const duration = durationOf(source)
  const here = segmentAt(source, position)
  const [pointedAt, setPointedAt] = useState<number | null>(null)
  const [isKeyed, setKeyed] = useState(false)
  const shownAt = pointedAt ?? (isKeyed ? position : null)
  const point = ({ currentTarget, clientX }: PointerEvent<HTMLInputElement>): void => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const share = (clientX - left - THUMB / 2) / Math.max(width - THUMB, 1)
    setPointedAt(Math.min(1, Math.max(0, share)) * duration)
  }
  return (
    <div className="group/seek relative h-6">
      {shownAt !== null && <SeekPreviewBox source={source} at={shownAt} />}
      <div
        aria-hidden="true"
        className="absolute inset-x-0 top-1/2 flex h-1.5 -translate-y-1/2 gap-0.5 transition-[height] group-hover/seek:h-2.5"
      >
        {source.segments.map((segment) => {
          const share = (to: number) => `${Math.min(1, Math.max(0, (to - segment.startsAt) / segment.duration)) * 100}%`
          return (
            <div
              key={segment.sequence}
              data-dye={dyeOf(segment.author)}
              className="relative min-w-0.5 overflow-hidden rounded-xs bg-white/25"
              style={{ flexGrow: segment.duration, flexBasis: 0 }}
            >
              <div className="absolute inset-y-0 left-0 bg-white/25" style={{ width: share(bufferedTo) }} />
              <div className="absolute inset-y-0 left-0 bg-dye" style={{ width: share(position) }} />
            </div>
          )
        })}
      </div>
      <div
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 size-3.5 -translate-1/2 rounded-full bg-white shadow"
        style={{ left: `${duration === 0 ? 0 : (position / duration) * 100}%` }}
      />
      <input
        type="range"
        aria-label={playerWords.place}
        aria-valuetext={playerWords.placeNow({
          position: spoken(position),
          duration: spoken(duration),
          n: here?.sequence ?? 0,
          count: source.segments.length,
        })}
        min={0}
        max={duration}
        step={1}
        value={Math.round(position)}
        onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
        onPointerDown={(event) => {
          setKeyed(false)
          point(event)
        }}
        onPointerMove={point}
        onPointerLeave={() => setPointedAt(null)}
        onPointerCancel={() => setPointedAt(null)}
        onPointerUp={({ pointerType }) => {
          // A finger that is lifted points at nothing any more.
          if (pointerType !== 'mouse') setPointedAt(null)
        }}
        onFocus={({ currentTarget }) => setKeyed(currentTarget.matches(':focus-visible'))}
        onKeyDown={() => setKeyed(true)}
        onBlur={() => setKeyed(false)}
        className="absolute inset-0 w-full cursor-pointer appearance-none rounded-xs bg-transparent [&::-moz-range-thumb]:opacity-0 [&::-webkit-slider-thumb]:h-6 [&::-webkit-slider-thumb]:w-4 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:opacity-0"
      />
    </div>
  )
}
