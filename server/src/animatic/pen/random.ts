/** Seeded randomness: the same words give the same numbers on every machine, so a place looks the same for ever. */
export interface Random {
  /** In [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** Whole number, both ends possible. */
  whole(low: number, high: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
  chance(probability: number): boolean
}

/** 32-bit hash of text (FNV-1a with a final avalanche, so that near seeds do not give near streams). */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return scramble(hash)
}

/** Spreads every input bit over the whole word. */
export function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

export function randomFrom(seed: string): Random {
  let state = hashText(seed)
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    return scramble(state) / 2 ** 32
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  return {
    next,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    chance: (probability) => next() < probability,
  }
}

/** Smooth noise in [0, 1]; `at` is one octave, `cloud` a sum of octaves. */
export interface Noise {
  at(x: number, y: number): number
  cloud(x: number, y: number, octaves?: number): number
}

const LATTICE = 256
const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10)

export function noiseFrom(seed: string): Noise {
  const random = randomFrom(seed)
  const values = Float32Array.from({ length: LATTICE * LATTICE }, () => random.next())
  const corner = (x: number, y: number) => values[(x & (LATTICE - 1)) + (y & (LATTICE - 1)) * LATTICE] ?? 0
  const at = (x: number, y: number) => {
    const [column, row] = [Math.floor(x), Math.floor(y)]
    const [u, v] = [fade(x - column), fade(y - row)]
    const top = corner(column, row) * (1 - u) + corner(column + 1, row) * u
    const bottom = corner(column, row + 1) * (1 - u) + corner(column + 1, row + 1) * u
    return top * (1 - v) + bottom * v
  }
  return {
    at,
    cloud: (x, y, octaves = 4) => {
      let [sum, weight, total] = [0, 1, 0]
      for (let octave = 0; octave < octaves; octave++) {
        const scale = 2 ** octave
        sum += weight * at(x * scale + octave * 19.7, y * scale + octave * 7.3)
        total += weight
        weight *= 0.5
      }
      return sum / total
    },
  }
}
