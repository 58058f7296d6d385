// Without what Skein's playlists never ask for, and without captions: a third of its bytes, on the way to a first frame.
import Hls, { ErrorDetails, ErrorTypes, Events } from 'hls.js/light'
import { captionsOf } from '../lib/captions-of.ts'
import type { Emit, PlayerEngine } from './engine.ts'
import { lineSpeed } from './line-speed.ts'
import { playVideo, reportVideo } from './video-events.ts'
import { playerWords } from '../messages/en/player.ts'

/** Plays the scene's HLS playlist through Media Source Extensions. */
export function hlsEngine(video: HTMLVideoElement, emit: Emit): PlayerEngine {
  let hls: Hls | null = null
  let captions: HTMLTrackElement | null = null
  /** A file that has grown is another track: a browser reads a track's file once. It reads it when somebody wants captions. */
  const readCaptions = (src: string): void => {
    captions?.remove()
    captions = Object.assign(document.createElement('track'), { kind: 'captions', label: playerWords.captions, src })
    video.append(captions)
  }
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
      let partsKnown = 0
      hls.on(Events.LEVEL_UPDATED, (_, { details: { fragments } }) => {
        if (source.isGrowing && partsKnown > 0 && fragments.length > partsKnown) readCaptions(captionsOf(source.hls))
        partsKnown = fragments.length
      })
      readCaptions(captionsOf(source.hls))
      hls.on(Events.ERROR, (_, data) => {
        if (data.fatal) emit({ type: 'broke', cause: data.type === ErrorTypes.NETWORK_ERROR ? 'network' : 'media' })
        // hls.js says nothing more of it until the buffer is played out.
        else if (data.details === ErrorDetails.FRAG_LOAD_ERROR && data.response?.code === 404)
          emit({ type: 'outdated' })
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
      captions?.remove()
      hls?.destroy()
    },
  }
}

export const canPlayHls = (): boolean => Hls.isSupported()
