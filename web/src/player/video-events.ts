import type { Emit } from './engine.ts'

/**
 * Reports what a video element does, in scene time. `toScene` adds what lies before the file that is loaded.
 * Returns a function that stops reporting.
 */
export function reportVideo(video: HTMLVideoElement, emit: Emit, toScene: (seconds: number) => number): () => void {
  const bufferedTo = (): number => {
    for (let range = 0; range < video.buffered.length; range++) {
      if (video.buffered.start(range) <= video.currentTime + 0.5 && video.buffered.end(range) >= video.currentTime) {
        return video.buffered.end(range)
      }
    }
    return video.currentTime
  }
  const report = (): void =>
    emit({ type: 'progressed', position: toScene(video.currentTime), bufferedTo: toScene(bufferedTo()) })
  const stop = new AbortController()
  const on = (name: string, handler: () => void): void => video.addEventListener(name, handler, { signal: stop.signal })
  on('loadedmetadata', () => emit({ type: 'ready' }))
  on('playing', () => emit({ type: 'playing' }))
  on('pause', () => {
    // A file that ends pauses first; that is not a person pausing.
    if (!video.ended) emit({ type: 'paused' })
  })
  on('waiting', () => emit({ type: 'waiting' }))
  on('timeupdate', report)
  on('progress', report)
  on('seeked', report)
  return () => stop.abort()
}

/** Starts playing; a refusal for want of a gesture is reported, an interrupted start is not worth a word. */
export function playVideo(video: HTMLVideoElement, emit: Emit): void {
  video.play().catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'NotAllowedError') emit({ type: 'blocked' })
  })
}
