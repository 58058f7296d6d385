import type { Bible } from '@skein/contract/bible'
import type { Script, Shot } from '@skein/contract/script'
import { readingWeight, type Speaker, utterancesOf } from './text/utterances.rules.ts'

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

export interface TimedUtterance {
  readonly text: string
  readonly speaker: Speaker | null
  /** Seconds from the shot's start. */
  readonly start: number
  readonly end: number
}

/** A shot's words one after another, each for as long as it takes to read beside the others. */
export function timeUtterances(
  { shot, start, end }: TimedShot,
  bible: Pick<Bible, 'characters'>,
): readonly TimedUtterance[] {
  const utterances = utterancesOf(shot, bible)
  const total = utterances.reduce((sum, { text }) => sum + readingWeight(text), 0)
  const seconds = end - start
  let read = 0
  return utterances.map(({ text, speaker }) => {
    const from = (read / total) * seconds
    read += readingWeight(text)
    return { text, speaker, start: from, end: (read / total) * seconds }
  })
}

/** The words on screen as cues for WebVTT, in the writer's own script whatever the fonts can draw. */
export function captionCues(
  script: Script,
  bible: Pick<Bible, 'characters'>,
): readonly { start: number; end: number; text: string; voice?: string }[] {
  return timeShots(script).flatMap((timed) =>
    timeUtterances(timed, bible).map(({ text, speaker, start, end }) => ({
      start: timed.start + (start === 0 ? CAPTION_LEAD_SECONDS : start),
      end: timed.start + end,
      text,
      ...(speaker ? { voice: speaker.name } : {}),
    })),
  )
}
