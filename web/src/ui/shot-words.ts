import type { Expression, Framing, Pose, Shot } from '@skein/contract/script'
import { words } from '../lib/words.ts'

export const FRAMING_WORDS: Record<Framing, string> = {
  establishing: 'Establishing shot',
  wide: 'Wide shot',
  medium: 'Medium shot',
  two_shot: 'Two-shot',
  over_the_shoulder: 'Over the shoulder',
  insert: 'Insert',
  reaction: 'Reaction',
}

const POSES: Record<Pose, string> = {
  stand: 'stands',
  walk: 'walks',
  run: 'runs',
  sit: 'sits',
  kneel: 'kneels',
  reach: 'reaches out',
  hold: 'holds something',
  point: 'points',
  hug: 'hugs somebody',
  hand_over: 'hands something over',
  read: 'reads',
  write: 'writes',
  look_up: 'looks up',
  look_away: 'looks away',
  fall: 'falls',
  lie_down: 'lies down',
}

/** Where and when a shot is: "the harbour, dusk, rain". */
export function placeWords({ setting }: Pick<Shot, 'setting'>): string {
  const weather = setting.weather === 'clear' ? [] : [words(setting.weather)]
  return [setting.place, words(setting.timeOfDay), ...weather].join(', ')
}

const mien = (expression: Expression): string => (expression === 'neutral' ? '' : `, ${words(expression)}`)

/** A still of a shot in words, for whoever does not see it: where, when, and who does what. */
export function stillWords(
  shot: Pick<Shot, 'setting' | 'cast' | 'camera'>,
  nameOf: (entityId: string) => string,
): string {
  const people = shot.cast.map(({ entityId, pose, expression, prop }) => {
    const does = pose === 'hold' && prop !== null ? `holds the ${prop}` : POSES[pose]
    const within = prop === null || pose === 'hold' ? '' : ` with the ${prop}`
    return `${nameOf(entityId)} ${does}${within}${mien(expression)}`
  })
  const who = people.length === 0 ? 'Nobody is in the picture' : people.join('; ')
  return `${FRAMING_WORDS[shot.camera.framing]}: ${placeWords(shot)}. ${who}.`
}
