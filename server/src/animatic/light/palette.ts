import type { Mood, TimeOfDay, Weather } from '@skein/contract/script'
import { type Colour, hex, mix, saturate } from '../pen/colour.ts'

/** The few colours a shot is made of. Everything far is mixed toward `haze`, everything dark toward `shadow`. */
export interface Palette {
  /** Zenith to horizon. */
  readonly sky: readonly [Colour, Colour, Colour, Colour]
  readonly light: Colour
  readonly shadow: Colour
  readonly ground: Colour
  readonly haze: Colour
  readonly sun: Colour
  /** How strong the sun or moon shines, 0 to 1. */
  readonly key: number
  /** How much the air hides what is far, 0 to 1. */
  readonly haziness: number
  readonly stars: number
  /** Share of the sky under cloud. */
  readonly cloud: number
  /** Lamps and windows burn. */
  readonly lampsLit: boolean
  /** How far figures sink into the shadow colour. */
  readonly dimness: number
}

interface Hour {
  readonly sky: readonly [string, string, string, string]
  readonly light: string
  readonly shadow: string
  readonly ground: string
  readonly haze: string
  readonly sun: string
  readonly key: number
  readonly stars: number
  readonly dimness: number
}

const HOURS: Record<TimeOfDay, Hour> = {
  dawn: {
    sky: ['#304a80', '#9a8cbc', '#f4b59c', '#ffe2b0'],
    light: '#ffd8a2',
    shadow: '#3c4a78',
    ground: '#4f5e4f',
    haze: '#f1d0b7',
    sun: '#fff1d2',
    key: 0.8,
    stars: 0.06,
    dimness: 0.22,
  },
  morning: {
    sky: ['#3f8fd2', '#7cc2ec', '#c6e8ee', '#fbf3da'],
    light: '#fff0c8',
    shadow: '#48689c',
    ground: '#6aa54a',
    haze: '#dfecec',
    sun: '#fffae6',
    key: 0.95,
    stars: 0,
    dimness: 0.1,
  },
  afternoon: {
    sky: ['#2c7cc2', '#6db6e0', '#c8e2d6', '#ffe9b2'],
    light: '#ffdf98',
    shadow: '#525f8e',
    ground: '#86a03c',
    haze: '#eddfb8',
    sun: '#fff6d8',
    key: 1,
    stars: 0,
    dimness: 0.12,
  },
  dusk: {
    sky: ['#1f2049', '#5d3166', '#cb5b5a', '#ffb46b'],
    light: '#ffa662',
    shadow: '#2d2451',
    ground: '#362c42',
    haze: '#d77e69',
    sun: '#ffd48d',
    key: 0.8,
    stars: 0.25,
    dimness: 0.28,
  },
  night: {
    sky: ['#070c22', '#102044', '#23436e', '#4c7292'],
    light: '#adcff6',
    shadow: '#0d1633',
    ground: '#132032',
    haze: '#3f628a',
    sun: '#ebf3ff',
    key: 0.55,
    stars: 1,
    dimness: 0.4,
  },
}

interface Air {
  readonly veil: string
  readonly share: number
  readonly key: number
  readonly cloud: number
  readonly haziness: number
  readonly stars: number
}

const AIRS: Record<Weather, Air> = {
  clear: { veil: '#ffffff', share: 0, key: 1, cloud: 0.36, haziness: 0.3, stars: 1 },
  cloudy: { veil: '#8b97a3', share: 0.4, key: 0.62, cloud: 0.6, haziness: 0.4, stars: 0.3 },
  rain: { veil: '#525e6a', share: 0.62, key: 0.42, cloud: 0.74, haziness: 0.55, stars: 0 },
  snow: { veil: '#c9d3dd', share: 0.56, key: 0.5, cloud: 0.72, haziness: 0.46, stars: 0.1 },
  fog: { veil: '#b9bfbd', share: 0.5, key: 0.4, cloud: 0.5, haziness: 0.92, stars: 0 },
}

const MOODS: Record<Mood, { readonly tint: string; readonly share: number; readonly saturation: number }> = {
  calm: { tint: '#8fb3d9', share: 0.06, saturation: 0.97 },
  warm: { tint: '#ff9a4d', share: 0.1, saturation: 1.1 },
  joyful: { tint: '#ffd35c', share: 0.09, saturation: 1.18 },
  tense: { tint: '#2c5661', share: 0.17, saturation: 0.85 },
  eerie: { tint: '#3f7a58', share: 0.18, saturation: 0.8 },
  sad: { tint: '#55648f', share: 0.17, saturation: 0.74 },
}

/** How much of the shadow colour lies on lit things: half at noon, all of it at dusk, a little more by night. */
export const shadeOf = ({ dimness }: Palette): number => 0.4 + dimness * 1.9

/** The light of a shot: the hour gives it, the weather veils it, the mood tints it. */
export function paletteOf(timeOfDay: TimeOfDay, weather: Weather, mood: Mood): Palette {
  const [hour, air, feeling] = [HOURS[timeOfDay], AIRS[weather], MOODS[mood]]
  // A bright veil over a night would make it day: the veil takes the hour's own brightness.
  const brightness = { dawn: 0.85, morning: 1, afternoon: 1, dusk: 0.6, night: 0.3 }[timeOfDay]
  const veil = mix([10, 12, 26], hex(air.veil), brightness)
  const veiled = (code: string, weight: number) => mix(hex(code), veil, air.share * weight)
  const toned = (code: string, weight: number) =>
    saturate(mix(veiled(code, weight), hex(feeling.tint), feeling.share), feeling.saturation)
  return {
    sky: [toned(hour.sky[0], 1), toned(hour.sky[1], 1), toned(hour.sky[2], 0.95), toned(hour.sky[3], 0.8)],
    light: toned(hour.light, 0.5),
    shadow: toned(hour.shadow, 0.35),
    ground: toned(hour.ground, 0.35),
    haze: toned(hour.haze, 0.9),
    sun: toned(hour.sun, 0.3),
    key: hour.key * air.key,
    haziness: air.haziness,
    stars: hour.stars * air.stars,
    cloud: air.cloud,
    lampsLit: timeOfDay === 'night' || timeOfDay === 'dusk' || weather === 'rain' || weather === 'fog',
    dimness: hour.dimness,
  }
}
