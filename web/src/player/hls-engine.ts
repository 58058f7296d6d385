import Hls, { ErrorTypes, Events } from 'hls.js'
import type { Emit, PlayerEngine } from './engine.ts'
import { lineSpeed } from './line-speed.ts'
import { playVideo, reportVideo } from './video-events.ts'

/** Plays the scene's HLS playlist through Media Source Extensions. */
export function hlsEngine(video: HTMLVideoElement, emit: Emit): PlayerEngine {
  let hls: Hls | null = null
  const stopReporting = reportVideo(video, emit, (seconds) => seconds)
  const onEnded = (): void => emit({ type: 'ended' })
  video.addEventListener('ended', onEnded)
  return {
    load(source, startAt) {
      hls = new Hls({
        startPosition: startAt,
        maxBufferLength: 30,
        maxMaxBufferLength: 60,
        backBufferLength: 30,
        // Without it the first rendition in the list comes first, and a slow line waits seconds for its first frame.
        abrEwmaDefaultEstimate: lineSpeed(),
      })
      // The words are drawn by us; a track that hls.js showed would be drawn by the browser as well.
      hls.subtitleDisplay = false
      hls.on(Events.ERROR, (_, data) => {
        if (data.fatal) emit({ type: 'broke', cause: data.type === ErrorTypes.NETWORK_ERROR ? 'network' : 'media' })
      })
      hls.loadSource(source.hls)
      hls.attachMedia(video)
    },
    play: () => playVideo(video, emit),
    pause: () => video.pause(),
    seek(position) {
      video.currentTime = position
    },
    recover(cause) {
      if (cause === 'network') hls?.startLoad(video.currentTime)
      else hls?.recoverMediaError()
      playVideo(video, emit)
    },
    destroy() {
      stopReporting()
      video.removeEventListener('ended', onEnded)
      hls?.destroy()
    },
  }
}

export const canPlayHls = (): boolean => Hls.isSupported()
