import { useEffect, useState } from 'react'
import { clock } from '../lib/durations.ts'
import { previewsOf, type SeekPreview } from './seek-previews.ts'
import { type PlayerSegment, type PlayerSource, durationOf, segmentAt } from './source.ts'

/** Pixels; a sheet's pictures are as large. */
const WIDTH = 192

/** The picture of a moment, above the place on the seek bar that leads there. */
export function SeekPreviewBox({ source, at }: { source: PlayerSource; at: number }) {
  const segment = segmentAt(source, at)
  if (segment === undefined) return null
  const share = `${(at / Math.max(durationOf(source), 1)) * 100}%`
  return (
    <div
      aria-hidden="true"
      data-testid="seek-preview"
      // Stays inside the bar at both ends.
      style={{ left: `clamp(0px, calc(${share} - ${WIDTH / 2}px), calc(100% - ${WIDTH}px))`, width: WIDTH }}
      className="pointer-events-none absolute bottom-full mb-2 origin-bottom overflow-hidden max-sm:scale-70 rounded-sm bg-black shadow-lift ring-1 ring-white/70"
    >
      <Moment key={segment.videoUrl} segment={segment} at={at - segment.startsAt} />
      <p className="num flex justify-between gap-2 px-2 py-1 text-fine leading-tight text-white max-sm:text-story">
        <span dir="auto" className="truncate">
          {segment.label}
        </span>
        <span className="shrink-0 font-semibold">{clock(at)}</span>
      </p>
    </div>
  )
}

function Moment({ segment, at }: { segment: PlayerSegment; at: number }) {
  const [previews, setPreviews] = useState<readonly SeekPreview[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void previewsOf(segment).then((found) => {
      if (isWanted) setPreviews(found)
    })
    return () => {
      isWanted = false
    }
  }, [segment])
  const preview = previews?.find(({ end }) => at < end) ?? previews?.at(-1)
  if (preview !== undefined)
    return (
      <div
        className="aspect-video w-full bg-no-repeat"
        style={{
          backgroundImage: `url("${preview.sheet}")`,
          backgroundPosition: `-${preview.x}px -${preview.y}px`,
        }}
      />
    )
  // Before they are here, and for media that have none.
  return segment.posterUrl === null || previews === null ? (
    <div className="aspect-video w-full" />
  ) : (
    <img src={segment.posterUrl} alt="" className="aspect-video w-full object-cover" />
  )
}
