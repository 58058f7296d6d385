import { type RefObject, useEffect, useState } from 'react'
import { captionTracks } from './player-settings.ts'

/**
 * The caption of the moment, drawn by us instead of the browser: above the controls, and opaque, because the animatic
 * already shows words in the picture and two layers of words cannot be read.
 */
export function CaptionLine({ videoRef }: { videoRef: RefObject<HTMLVideoElement | null> }) {
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
  if (words === '') return null
  return (
    <p
      dir="auto"
      className="pointer-events-none absolute inset-x-0 bottom-22 flex justify-center px-4 text-center transition-[bottom] duration-[var(--motion-calm)] group-data-[idle=true]/player:bottom-[4%]"
    >
      <span className="max-w-[46rem] rounded-sm bg-black px-4 py-1.5 font-story text-[clamp(0.9375rem,2.1cqw,1.375rem)] leading-snug whitespace-pre-line">
        {plain(words)}
      </span>
    </p>
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
