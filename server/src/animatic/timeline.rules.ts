import type { Script, Shot } from '@skein/contract/script'
import { shapeText } from './text/shape-text.ts'

/** Shots melt into each other over this long, half of it on either side of the cut. */
export const CROSSFADE_SECONDS = 0.6
const CAPTION_LEAD_SECONDS = 0.1

export interface TimedShot {
  readonly shot: Shot
  readonly index: number
  /** Seconds from the segment's start. */
  readonly start: number
  readonly end: number
}

/** The shots on the clock. Durations are scaled to fill the segment exactly, should a script's own sum be off. */
export function timeShots(script: Script): readonly TimedShot[] {
  const total = script.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0)
  let at = 0
  return script.shots.map((shot, index) => {
    const start = (at / total) * script.durationSeconds
    at += shot.durationSeconds
    return { shot, index, start, end: (at / total) * script.durationSeconds }
  })
}

/** The words on screen as cues for WebVTT, in the writer's own script whatever the fonts can draw. */
export function captionCues(script: Script): readonly { start: number; end: number; text: string }[] {
  return timeShots(script)
    .map(({ shot, start, end }) => ({
      start: start + CAPTION_LEAD_SECONDS,
      end,
      text: shapeText(shot.caption),
    }))
    .filter((cue) => cue.text !== '')
}
