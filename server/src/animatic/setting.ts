import type { Mood, PlaceKind, Shot, TimeOfDay, Weather } from '@skein/contract/script'
import { type Palette, paletteOf } from './light/palette.ts'
import { type Noise, noiseFrom, type Random, randomFrom } from './pen/random.ts'
import { acrossFrame, downFrame } from './world.ts'

/** A place at an hour: everything a place generator may know. */
export interface Setting {
  readonly kind: PlaceKind
  /** The place's own words, lower case, for details such as "lighthouse". */
  readonly words: string
  readonly timeOfDay: TimeOfDay
  readonly weather: Weather
  readonly mood: Mood
  readonly palette: Palette
  readonly noise: Noise
  readonly sun: { readonly x: number; readonly y: number }
  /** The side the light comes from. */
  readonly side: -1 | 1
  readonly horizonY: number
  /**
   * A stream of random numbers for one part of the place. Each part has its own, so that a window lit at night does not
   * move a tree: the hour must never change the shape of a place.
   */
  readonly random: (part: string) => Random
}

const SUN_HEIGHTS: Record<TimeOfDay, number> = { dawn: 0.44, morning: 0.24, afternoon: 0.16, dusk: 0.46, night: 0.19 }
const HORIZON = 0.6

/** The place is a function of the scene and the place's words alone; segment and shot never enter the seed. */
export function settingOf(sceneId: string, shot: Pick<Shot, 'setting' | 'mood'>): Setting {
  const { place, kind, timeOfDay, weather } = shot.setting
  const words = place.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const seed = `${sceneId}|${kind}|${words}`
  const sunX = randomFrom(`${seed}|sun`).chance(0.5) ? 0.26 : 0.74
  return {
    kind,
    words,
    timeOfDay,
    weather,
    mood: shot.mood,
    palette: paletteOf(timeOfDay, weather, shot.mood),
    noise: noiseFrom(`${seed}|noise`),
    sun: { x: acrossFrame(sunX), y: downFrame(SUN_HEIGHTS[timeOfDay]) },
    side: sunX > 0.5 ? 1 : -1,
    horizonY: downFrame(HORIZON),
    random: (part) => randomFrom(`${seed}|${part}`),
  }
}
