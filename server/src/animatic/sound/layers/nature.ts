import {
  bandPass,
  breath,
  chance,
  drift,
  type Layer,
  lowPass,
  noise,
  seconds,
  silence,
  strewn,
  struck,
  swelling,
  together,
  tone,
} from './layer.ts'

/** Low air whose colour brightens with each gust. */
export const wind: Layer = together(
  [3.2, swelling(noise(11, lowPass(420), lowPass(420)), (now) => 0.55 + 0.45 * breath(now, 0.13, 0.1), 1.7)],
  [1.1, swelling(noise(13, bandPass(620, 2.2)), (now) => 0.2 + 0.8 * breath(now, 0.17, 0.6) ** 2, 0.9)],
)

/** What wind does in mountains and over roofs: a thin note that wanders. */
export const whistle: Layer = together(
  [6, swelling(noise(17, bandPass(742, 26)), (now) => breath(now, 0.19, 0.2) ** 2, 0.7)],
  [5, swelling(noise(19, bandPass(905, 30)), (now) => breath(now, 0.14, 0.7) ** 2, 1.1)],
)

export const leaves: Layer = swelling(
  noise(23, bandPass(3100, 0.7), lowPass(5200)),
  (now) => 0.35 + 0.65 * breath(now, 0.16, 0.3),
  1.3,
)

/** Waves: they come in every seven seconds, and again between, and hiss as they run out. */
const wave = (now: number, every: number, phase: number): number => {
  const turn = now / every + phase
  const part = turn - Math.floor(turn)
  return part < 0.35 ? (part / 0.35) ** 2 : Math.exp(-(part - 0.35) * 3.2) * (1 - Math.max(0, (part - 0.85) / 0.15))
}
export const surf: Layer = together(
  [2.6, swelling(noise(29, lowPass(700), lowPass(1400)), (now) => 0.45 + 0.55 * wave(now, 7.3, 0.1), 0.4)],
  [0.55, swelling(noise(31, bandPass(2600, 0.6)), (now) => 0.15 + 0.85 * wave(now, 7.3, 0.02), 0.5)],
  [0.5, swelling(noise(37, bandPass(1500, 0.8)), (now) => 0.2 + 0.8 * wave(now, 5.1, 0.55), 0.8)],
)

/** Small water against wood and stone. */
export const lapping: Layer = together(
  [
    1,
    swelling(noise(41, bandPass(480, 1.1)), (now) => 0.25 + 0.75 * wave(now, 1.9, 0.3) * breath(now, 0.3, 0.2), 0.35),
  ],
  [
    0.5,
    swelling(noise(43, bandPass(1250, 1.4)), (now) => 0.1 + 0.9 * wave(now, 1.3, 0.7) * breath(now, 0.23, 0.5), 0.6),
  ],
)

const bubbles: Layer = strewn(0xb0b, {
  slotSeconds: 0.045,
  likely: 0.75,
  lastsSeconds: 0.09,
  width: 0.9,
  wave: (pick) => {
    const hertz = 420 + 1500 * pick(3) ** 2
    const strength = 0.2 + 0.8 * pick(4) ** 2
    return (at) => strength * struck(at, 0.004, 0.018) * Math.sin(2 * Math.PI * (hertz * at + hertz * 2.2 * at * at))
  },
})
export const brook: Layer = together(
  [0.9, noise(47, bandPass(950, 0.6))],
  [0.5, noise(53, bandPass(2600, 0.7))],
  [0.5, bubbles],
)

const patter = (slotSeconds: number, hertz: number): Layer =>
  strewn(0x4a1 + hertz, {
    slotSeconds,
    likely: 0.8,
    lastsSeconds: 0.02,
    width: 1,
    wave: (pick) => {
      const pitch = hertz * (0.6 + 0.9 * pick(3))
      const strength = 0.15 + 0.85 * pick(4) ** 3
      return (at) => strength * struck(at, 0.0006, 0.0032) * tone(pitch, at)
    },
  })
export const rain: Layer = together(
  [0.55, noise(59, bandPass(4200, 0.4), lowPass(9000))],
  [0.3, noise(61, bandPass(900, 0.5))],
  [0.5, patter(0.006, 3200)],
)
/** The same rain, heard from under a roof. */
export const rainOnRoof: Layer = together([1.6, noise(67, lowPass(900), lowPass(1800))], [0.6, patter(0.012, 900)])

const chirps: Layer = strewn(0xb1d, {
  slotSeconds: 1.15,
  likely: 0.62,
  lastsSeconds: 0.9,
  width: 0.9,
  wave: (pick) => {
    const hertz = 2300 + 2100 * pick(3)
    const notes = 2 + Math.floor(pick(4) * 4)
    const bend = 300 + 900 * pick(5)
    const strength = 0.25 + 0.75 * pick(6) ** 2
    const every = 0.13 + 0.05 * pick(7)
    return (at) => {
      const note = Math.floor(at / every)
      if (note >= notes) return 0
      const part = at / every - note
      const turns = hertz * at + (bend / (2 * Math.PI * (1 / every))) * Math.sin(2 * Math.PI * part)
      return (
        strength *
        Math.sin(Math.PI * Math.min(1, part * 1.4)) ** 2 *
        (part < 1 / 1.4 ? 1 : 0) *
        Math.sin(2 * Math.PI * turns)
      )
    }
  },
})
export const birds: Layer = chirps

export const gulls: Layer = strewn(0x9011, {
  slotSeconds: 3.4,
  likely: 0.6,
  lastsSeconds: 1.6,
  width: 0.8,
  wave: (pick) => {
    const hertz = 900 + 260 * pick(3)
    const calls = 1 + Math.floor(pick(4) * 3)
    const strength = 0.3 + 0.7 * pick(5) ** 2
    return (at) => {
      const call = Math.floor(at / 0.5)
      if (call >= calls) return 0
      const part = at / 0.5 - call
      // A cry rises quickly and slides down.
      const turns = hertz * at + 55 * Math.sin(Math.PI * part) - 20 * part
      const swell = Math.sin(Math.PI * Math.min(1, part * 1.25)) ** 2 * (part < 0.8 ? 1 : 0)
      return (
        strength *
        swell *
        (Math.sin(2 * Math.PI * turns) + 0.45 * Math.sin(4 * Math.PI * turns) + 0.2 * Math.sin(6 * Math.PI * turns)) *
        0.6
      )
    }
  },
})

/** Several crickets, each with its own pitch, trill and place; none of them is ever quite still. */
export const crickets: Layer = (from, length) => {
  const out = silence(length)
  for (let one = 0; one < 3; one++) {
    const hertz = 4100 + 520 * one + 90 * chance(71, one)
    const every = 0.62 + 0.13 * one
    const side = (one - 1) * 0.35
    const [leftGain, rightGain] = [Math.sqrt(0.5 - side), Math.sqrt(0.5 + side)]
    const loud = drift(from, length, (now) => {
      const part = now / every - Math.floor(now / every)
      const chirp = part < 0.55 ? Math.sin((Math.PI * part) / 0.55) : 0
      const pulse = 0.5 - 0.5 * Math.cos(2 * Math.PI * 31 * now)
      return chirp * pulse * (0.6 + 0.4 * breath(now, 0.11, one * 0.3))
    })
    for (let i = 0; i < length; i++) {
      const gain = loud[i] ?? 0
      if (gain === 0) continue
      const value = gain * tone(hertz, seconds(from + i))
      out.left[i] = (out.left[i] ?? 0) + leftGain * value
      out.right[i] = (out.right[i] ?? 0) + rightGain * value
    }
  }
  return out
}
