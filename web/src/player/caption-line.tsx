import { type RefObject, useEffect, useState } from 'react'
import { type CaptionStyle, captionClass } from './caption-style.ts'
import { captionTracks } from './player-settings.ts'

interface CaptionLineProps {
  videoRef: RefObject<HTMLVideoElement | null>
  look: CaptionStyle
}

/** The caption of the moment, drawn by us instead of the browser: above the controls, and as the viewer likes it. */
export function CaptionLine({ videoRef, look }: CaptionLineProps) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const video = videoRef.current
    if (video === null) return undefined
    const stop = new AbortController()
    const show = (): void => {
      const cues = captionTracks(video).flatMap(({ activeCues }) => Array.from(activeCues ?? []))
      const texts = cues.map((cue) => ('text' in cue && typeof cue.text === 'string' ? cue.text : ''))
      setWords([...new Set(texts)].join('\n'))
    }
    const heard = new Set<TextTrack>()
    const hear = (): void => {
      for (const track of captionTracks(video)) {
        if (heard.has(track)) continue
        heard.add(track)
        track.addEventListener('cuechange', show, { signal: stop.signal })
      }
      show()
    }
    video.textTracks.addEventListener('addtrack', hear, { signal: stop.signal })
    hear()
    return () => stop.abort()
  }, [videoRef])
  return (
    <>
      {/* The animatic has the same words in its picture, in the lower third; there they are covered while these stand. */}
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-x-0 bottom-0 h-[36%] bg-gradient-to-t from-black from-80% to-transparent"
      />
      {words !== '' && (
        <p
          dir="auto"
          className="pointer-events-none absolute inset-x-0 bottom-22 z-1 flex justify-center px-4 text-center transition-[bottom] duration-calm group-data-[idle=true]/player:bottom-[4%]"
        >
          <span
            className={`max-w-[46rem] rounded-sm px-4 py-1.5 font-story leading-snug whitespace-pre-line ${captionClass(look)}`}
          >
            {plain(words)}
          </span>
        </p>
      )}
    </>
  )
}

/** A voice becomes its speaker's name; other WebVTT markup is left out. */
const plain = (cue: string): string =>
  cue
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]+)>/g, '$1: ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
