// Runs in a page of its own that tests open: plays a scene's playlist with hls.js and counts what becomes of it.
import Hls, { ErrorDetails, Events } from 'hls.js'

interface Plan {
  /** The master playlist. */
  url: string
  /** Lines of the picture: 360 or 720. */
  height: number
  rate: number
  /** Seconds at which the scene counts as played, and each second at which one segment follows another. */
  total: number
  hasEnd: boolean
  joins: number[]
}

interface Shown {
  mediaTime: number
  at: number
}

/** What was seen; times in milliseconds of the clock on the wall. */
interface Figures {
  /** Joins with a picture less than a second before and after, by the clock on the wall. */
  crossed: number[]
  /** Frames the browser decoded, and of those the ones it was too late to show. */
  frames: number
  dropped: number
  /** Times the player stood still for want of data, not counting its start and its end. */
  stalls: number
  /** How far the picture fell behind the media's own time from one shown frame to the next: worst join, worst moment. */
  gapAtJoinsMs: number
  gapAnywhereMs: number
  heights: number[]
  /** Every caption the track came to hold, with its second, in order. */
  captions: { second: number; text: string }[]
  errors: string[]
}

/** By the clock on the wall: a busy machine shows no picture for as long as half of it, and leaves nothing out. */
const NEAR_SECONDS = 1
/** How far before the end of a growing list a player may come to stand. */
const EDGE_SECONDS = 1
/** Beyond the film's own length. */
const GIVE_UP_MS = 45_000
/** For the captions of a segment that has just arrived: their list is asked for apart from that of the pictures. */
const CAPTIONS_MS = 20_000

async function measurePlayback({ url, height, rate, total, hasEnd, joins }: Plan): Promise<Figures> {
  const video = document.createElement('video')
  video.muted = true
  document.body.replaceChildren(video)
  const hls = new Hls({ startPosition: 0, maxBufferLength: 30 })
  const errors: string[] = []
  const heights = new Set<number>()
  let words: TextTrack | null = null
  const shown: Shown[] = []
  let stalls = 0
  let isOver = false

  const done = new Promise<void>((resolve) => {
    hls.on(Events.ERROR, (_, { details, fatal }) => {
      // Said in a growing list while the next segment is being made; counted below as what it is to a viewer.
      if (details !== ErrorDetails.BUFFER_STALLED_ERROR) errors.push(details)
      if (fatal) resolve()
    })
    video.addEventListener('waiting', () => {
      if (shown.length > 0 && video.currentTime < total - EDGE_SECONDS) stalls += 1
    })
    video.addEventListener('ended', () => resolve())
    const begun = performance.now()
    const limitMs = GIVE_UP_MS + (total * 1000) / rate
    const watch = setInterval(() => {
      // A list without an end never ends; players stop a little before what they know of it.
      if (!hasEnd && video.currentTime >= total - EDGE_SECONDS) resolve()
      if (!isOver && performance.now() - begun < limitMs) return
      clearInterval(watch)
      if (isOver) return
      const ranges = Array.from({ length: video.buffered.length }, (_, index) => [
        video.buffered.start(index).toFixed(2),
        video.buffered.end(index).toFixed(2),
      ])
      errors.push(`stood at ${video.currentTime.toFixed(2)}, has ${JSON.stringify(ranges)}, paused ${video.paused}`)
      resolve()
    }, 250)
    const note = (at: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      shown.push({ mediaTime, at })
      if (!isOver) video.requestVideoFrameCallback(note)
    }
    video.requestVideoFrameCallback(note)
  })
  hls.on(Events.MANIFEST_PARSED, () => {
    hls.currentLevel = hls.levels.findIndex((level) => level.height === height)
    hls.subtitleTrack = 0
    video.playbackRate = rate
    void video.play()
  })
  hls.on(Events.FRAG_CHANGED, (_, { frag }) => {
    const lines = hls.levels[frag.level]?.height
    if (frag.type === 'main' && lines !== undefined) heights.add(lines)
  })
  video.textTracks.addEventListener('addtrack', ({ track }) => {
    if (track?.kind === 'subtitles' || track?.kind === 'captions') words = track
  })
  const captions = (): Figures['captions'] =>
    [...(words?.cues ?? [])].flatMap((cue) =>
      cue instanceof VTTCue ? [{ second: Math.round(cue.startTime * 10) / 10, text: cue.text }] : [],
    )
  hls.loadSource(url)
  hls.attachMedia(video)
  await done
  isOver = true
  // Played several times as fast as it is, a segment may be over before its captions are there: they come all the same.
  for (const until = performance.now() + CAPTIONS_MS; captions().length <= joins.length; ) {
    if (performance.now() > until) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const said = captions()

  const steps = shown.slice(1).map((frame, index) => {
    const before = shown[index] ?? frame
    // Against the time that the media itself says has passed: frames that were dropped are counted elsewhere.
    return { before, frame, lateMs: frame.at - before.at - ((frame.mediaTime - before.mediaTime) / rate) * 1000 }
  })
  const acrossJoins = steps.filter(({ before, frame }) =>
    joins.some((join) => before.mediaTime < join && frame.mediaTime >= join),
  )
  const { totalVideoFrames: frames, droppedVideoFrames: dropped } = video.getVideoPlaybackQuality()
  hls.destroy()
  return {
    crossed: joins.filter((join) =>
      acrossJoins.some(
        ({ before, frame }) =>
          join - before.mediaTime < NEAR_SECONDS * rate && frame.mediaTime - join < NEAR_SECONDS * rate,
      ),
    ),
    frames,
    dropped,
    stalls,
    gapAtJoinsMs: Math.round(Math.max(0, ...acrossJoins.map(({ lateMs }) => lateMs))),
    gapAnywhereMs: Math.round(Math.max(0, ...steps.map(({ lateMs }) => lateMs))),
    heights: [...heights],
    captions: said,
    errors,
  }
}

Object.assign(globalThis, { measurePlayback })
