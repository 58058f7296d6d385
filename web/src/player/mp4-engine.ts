import type { Emit, PlayerEngine } from './engine.ts'
import { besideVideo, type PlayerSegment, type PlayerSource, segmentAt } from './source.ts'
import { playVideo, reportVideo } from './video-events.ts'
import { playerWords } from '../messages/en/player.ts'

/** The last resort that plays everywhere: one segment's MP4 after the other on the same timeline. */
export function mp4Engine(video: HTMLVideoElement, emit: Emit): PlayerEngine {
  let source: PlayerSource | null = null
  let segment: PlayerSegment | null = null
  let offset = 0
  let wantsToPlay = false
  const captions = Object.assign(document.createElement('track'), { kind: 'captions', label: playerWords.captions })
  video.append(captions)
  const stopReporting = reportVideo(video, emit, (seconds) => seconds + (segment?.startsAt ?? 0))
  const stop = new AbortController()
  const on = (name: string, handler: () => void): void => video.addEventListener(name, handler, { signal: stop.signal })

  const open = (next: PlayerSegment, at: number): void => {
    segment = next
    offset = at
    video.src = next.videoUrl
    captions.src = besideVideo(next, 'captions.vtt')
    video.load()
    if (wantsToPlay) playVideo(video, emit)
  }
  const goTo = (position: number): void => {
    const there = source === null ? undefined : segmentAt(source, position)
    if (there === undefined) return
    if (there.sequence === segment?.sequence) video.currentTime = position - there.startsAt
    else open(there, position - there.startsAt)
  }
  on('loadedmetadata', () => {
    if (offset > 0) video.currentTime = offset
  })
  on('ended', () => {
    const following = source?.segments.find((other) => other.sequence > (segment?.sequence ?? 0))
    if (following === undefined) emit({ type: 'ended' })
    else open(following, 0)
  })
  on('error', () =>
    emit({ type: 'broke', cause: video.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'network' : 'media' }),
  )
  return {
    load(next, startAt) {
      source = next
      goTo(startAt)
    },
    play() {
      wantsToPlay = true
      playVideo(video, emit)
    },
    pause() {
      wantsToPlay = false
      video.pause()
    },
    seek: goTo,
    recover() {
      if (segment !== null) open(segment, video.currentTime)
    },
    destroy() {
      stopReporting()
      stop.abort()
      captions.remove()
      video.removeAttribute('src')
      video.load()
    },
  }
}
