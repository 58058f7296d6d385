import type { Emit, PlayerEngine } from './engine.ts'
import { playVideo, reportVideo } from './video-events.ts'

/** Lets the browser play the HLS playlist itself, where Media Source Extensions are missing (iPhones). */
export function nativeEngine(video: HTMLVideoElement, emit: Emit): PlayerEngine {
  let startAt = 0
  const stopReporting = reportVideo(video, emit, (seconds) => seconds)
  const stop = new AbortController()
  const on = (name: string, handler: () => void): void => video.addEventListener(name, handler, { signal: stop.signal })
  on('ended', () => emit({ type: 'ended' }))
  on('error', () =>
    emit({ type: 'broke', cause: video.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'network' : 'media' }),
  )
  on('loadedmetadata', () => {
    if (startAt > 0) video.currentTime = startAt
  })
  return {
    load(source, at) {
      startAt = at
      video.src = source.hls
      video.load()
    },
    play: () => playVideo(video, emit),
    pause: () => video.pause(),
    seek(position) {
      video.currentTime = position
    },
    recover() {
      startAt = video.currentTime
      video.load()
      playVideo(video, emit)
    },
    destroy() {
      stopReporting()
      stop.abort()
      video.removeAttribute('src')
      video.load()
    },
  }
}

export const canPlayNatively = (video: HTMLVideoElement): boolean =>
  video.canPlayType('application/vnd.apple.mpegurl') !== ''
