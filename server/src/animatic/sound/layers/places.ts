import {
  bandPass,
  breath,
  drift,
  inRoom,
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

/** Far traffic: a low bed in which something passes now and then. */
export const city: Layer = together(
  [4, noise(101, lowPass(160), lowPass(300))],
  [1.1, swelling(noise(103, bandPass(420, 0.8)), (now) => 0.25 + 0.75 * breath(now, 0.15, 0.4) ** 2, 2.1)],
  [0.35, swelling(noise(107, bandPass(1300, 0.9)), (now) => 0.3 + 0.7 * breath(now, 0.21, 0.1), 1.2)],
)

export const hearth: Layer = together(
  [2.6, swelling(noise(109, lowPass(220), lowPass(500)), (now) => 0.6 + 0.4 * breath(now, 0.6, 0.3), 0.3)],
  [
    1.1,
    strewn(0xf12e, {
      slotSeconds: 0.07,
      likely: 0.4,
      lastsSeconds: 0.03,
      width: 0.5,
      wave: (pick) => {
        const hertz = 900 + 3400 * pick(3)
        const strength = 0.1 + 0.9 * pick(4) ** 4
        return (at) => strength * struck(at, 0.0004, 0.0025 + 0.004 * pick(5)) * tone(hertz, at)
      },
    }),
  ],
)

/** Talk that nobody can follow: voices as bands that open and close at the pace of syllables. */
export const murmur: Layer = inRoom(
  together(
    ...[310, 450, 640, 900, 1350].map((hertz, index): readonly [number, Layer] => [
      1 / (1 + index * 0.25),
      swelling(
        noise(113 + index * 2, bandPass(hertz, 3)),
        (now) => {
          const phrase = 0.35 + 0.65 * breath(now, 0.27 + index * 0.03, index * 0.21)
          return phrase * (0.3 + 0.7 * breath(now, 2.6 + index * 0.4, index * 0.37) ** 2)
        },
        0.17 + index * 0.05,
      ),
    ]),
  ),
  0.2,
)

/** A hull that works: wood on wood, slow and low. */
export const creak: Layer = inRoom(
  strewn(0xc4ea, {
    slotSeconds: 2.3,
    likely: 0.75,
    lastsSeconds: 1.3,
    width: 0.6,
    wave: (pick) => {
      const hertz = 95 + 80 * pick(3)
      const rate = 26 + 22 * pick(4)
      const lasts = 0.6 + 0.6 * pick(5)
      return (at) => {
        const part = at / lasts
        if (part >= 1) return 0
        // Stick and slip: a row of small knocks whose pace sinks.
        const knock = (rate * at * (1 - 0.3 * part)) % 1
        const ring =
          Math.exp(-knock * 5) * (tone(hertz * 2.1, at) + 0.6 * tone(hertz * 5.3, at) + 0.4 * tone(hertz * 7.9, at))
        return Math.sin(Math.PI * part) * ring * 0.5
      }
    },
  }),
  0.25,
)

/** Wheels over rail joints: two axles, a pause, two axles. */
export const train: Layer = together(
  [3.4, swelling(noise(131, lowPass(190), lowPass(350)), (now) => 0.75 + 0.25 * breath(now, 1.7, 0.2), 0.2)],
  [0.5, noise(137, bandPass(780, 0.7))],
  [
    1.5,
    (from, length) => {
      const out = silence(length)
      const every = 1.12
      for (let i = 0; i < length; i++) {
        const at = seconds(from + i)
        const since = at - Math.floor(at / every) * every
        let value = 0
        for (const [delay, strength] of [
          [0, 1],
          [0.15, 0.85],
          [0.52, 0.7],
          [0.67, 0.6],
        ] as const) {
          const after = since - delay
          if (after < 0 || after > 0.25) continue
          value +=
            strength *
            struck(after, 0.002, 0.03) *
            (tone(118, after) + 0.5 * tone(310, after) + 0.25 * tone(940, after))
        }
        out.left[i] = value
        out.right[i] = value
      }
      return out
    },
  ],
)

export const drips: Layer = inRoom(
  strewn(0xd41b, {
    slotSeconds: 0.9,
    likely: 0.6,
    lastsSeconds: 0.5,
    width: 0.9,
    wave: (pick) => {
      const hertz = 900 + 1100 * pick(3)
      const strength = 0.25 + 0.75 * pick(4) ** 2
      return (at) =>
        strength * struck(at, 0.002, 0.06) * Math.sin(2 * Math.PI * (hertz * at + 220 * Math.min(at, 0.05)))
    },
  }),
  0.9,
)

/** The air of a big hollow space. */
export const hollow: Layer = together(
  [4, noise(139, lowPass(140), lowPass(220))],
  [1.2, swelling(noise(149, bandPass(230, 5)), (now) => 0.4 + 0.6 * breath(now, 0.12, 0.5), 1.4)],
)

/** A ship between stars: a hum with a slow beat, air from a vent. */
export const engine: Layer = (from, length) => {
  const air = noise(151, lowPass(620), lowPass(900))(from, length)
  const beat = drift(from, length, (now) => 0.8 + 0.2 * Math.sin(2 * Math.PI * 0.21 * now))
  for (let i = 0; i < length; i++) {
    const at = seconds(from + i)
    const hum =
      (beat[i] ?? 0) * (tone(55, at) + 0.6 * tone(110.4, at) + 0.3 * tone(165.2, at) + 0.18 * tone(221, at)) * 0.3
    air.left[i] = (air.left[i] ?? 0) * 1.3 + hum + 0.06 * tone(331.5, at)
    air.right[i] = (air.right[i] ?? 0) * 1.3 + hum - 0.06 * tone(331.5, at)
  }
  return air
}

/** A closed room with people in the house: soft air, no corners. */
export const room: Layer = together(
  [2.4, noise(157, lowPass(240), lowPass(700))],
  [0.22, noise(163, bandPass(1100, 0.5))],
)

export const clock: Layer = inRoom((from, length) => {
  const out = silence(length)
  for (let i = 0; i < length; i++) {
    const at = seconds(from + i)
    const since = at - Math.floor(at)
    if (since > 0.06) continue
    const hertz = Math.floor(at) % 2 === 0 ? 1850 : 1520
    const value = struck(since, 0.0008, 0.008) * (tone(hertz, since) + 0.5 * tone(hertz * 2.7, since))
    out.left[i] = value * 0.8
    out.right[i] = value
  }
  return out
}, 0.15)
