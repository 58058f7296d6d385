import { AUDIO_SAMPLES_PER_SECOND } from '#media/encoding-contract.ts'
import type { StereoSound } from '../encode/encode-sound.ts'
import { type FoleyCue, type FoleyKind, FOLEY_TAIL_SECONDS } from './foley.rules.ts'
import { bandPass, type Filter, lowPass, seconds, struck, tone, whiteNoise } from './layers/layer.ts'

/** Loudest sample of a cue at full strength: heard over a bed at -16 LUFS and no startle. */
const PEAK: Record<FoleyKind, number> = {
  step: 0.2,
  door: 0.3,
  bell: 0.26,
  knock: 0.3,
  thunder: 0.36,
  splash: 0.3,
  page: 0.14,
}
const LASTS: Record<FoleyKind, number> = {
  step: 0.2,
  door: 0.9,
  bell: 2.4,
  knock: 0.75,
  thunder: 3.6,
  splash: 1.1,
  page: 0.4,
}

type Wave = (at: number, noise: number) => number

/** How a cue sounds, and the filter its noise goes through. */
function voiceOf(cue: FoleyCue): { readonly filters: readonly Filter[]; readonly wave: Wave } {
  const { softness } = cue
  switch (cue.kind) {
    case 'step':
      return {
        filters: [bandPass(420 + 900 * (1 - softness), 0.8), lowPass(3600 - 2400 * softness)],
        wave: (at, noise) =>
          (1 - softness) * struck(at, 0.001, 0.014) * tone(168, at) +
          (0.9 + softness) * struck(at, 0.003 + 0.02 * softness, 0.02 + 0.035 * softness) * noise,
      }
    case 'door':
      return {
        filters: [bandPass(520, 2)],
        wave: (at, noise) =>
          // The hinge, then the latch.
          0.35 * Math.sin(Math.PI * Math.min(1, at / 0.55)) * ((at * (34 - 14 * at)) % 1 < 0.3 ? noise * 2 : 0) +
          (at > 0.58 ? struck(at - 0.58, 0.001, 0.05) * (tone(92, at) + 0.5 * tone(230, at) + 0.6 * noise) : 0),
      }
    case 'bell':
      return {
        filters: [lowPass(2000)],
        wave: (at) =>
          struck(at, 0.003, 0.9) * tone(523, at) +
          0.6 * struck(at, 0.003, 0.6) * tone(1046 * 1.19, at) +
          0.45 * struck(at, 0.002, 0.35) * tone(523 * 2.76, at),
      }
    case 'knock':
      return {
        filters: [bandPass(700, 1)],
        wave: (at, noise) => {
          const since = at % 0.23
          return at > 0.69 ? 0 : struck(since, 0.001, 0.028) * (tone(150, since) + 0.5 * tone(340, since) + 0.4 * noise)
        },
      }
    case 'thunder':
      return {
        filters: [lowPass(130), lowPass(260)],
        wave: (at, noise) => noise * (struck(at, 0.08, 0.7) + 0.7 * struck(Math.max(0, at - 0.9), 0.3, 0.8)),
      }
    case 'splash':
      return {
        filters: [bandPass(1400, 0.5)],
        wave: (at, noise) => struck(at, 0.006, 0.16) * noise + 0.3 * struck(Math.max(0, at - 0.2), 0.05, 0.2) * noise,
      }
    case 'page':
      return {
        filters: [bandPass(3400, 0.7)],
        wave: (at, noise) => noise * Math.sin(Math.PI * Math.min(1, at / 0.34)) ** 2 * (0.5 + 0.5 * tone(19, at)),
      }
  }
}

function cueWave(cue: FoleyCue, index: number): Float32Array {
  const { filters, wave } = voiceOf(cue)
  const out = new Float32Array(Math.round(LASTS[cue.kind] * AUDIO_SAMPLES_PER_SECOND))
  const rustle = whiteNoise(901 + index, 0, out.length)
  for (const filter of filters) filter(rustle)
  let peak = 0
  for (let i = 0; i < out.length; i++) {
    const value = wave(seconds(i), rustle[i] ?? 0)
    out[i] = value
    peak = Math.max(peak, Math.abs(value))
  }
  const gain = peak === 0 ? 0 : (PEAK[cue.kind] * cue.strength) / peak
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) * gain * Math.min(1, (out.length - i) / 480)
  return out
}

/** Lays the cues over a segment's sound. What would outlast the segment dies away before its end. */
export function addFoley(sound: StereoSound, cues: readonly FoleyCue[], endSeconds: number): void {
  const end = Math.floor(endSeconds * AUDIO_SAMPLES_PER_SECOND)
  const tail = Math.round(FOLEY_TAIL_SECONDS * AUDIO_SAMPLES_PER_SECOND)
  for (const [index, cue] of cues.entries()) {
    const wave = cueWave(cue, index)
    const start = Math.round(cue.at * AUDIO_SAMPLES_PER_SECOND)
    const [leftGain, rightGain] = [Math.sqrt(0.5 - cue.side / 2), Math.sqrt(0.5 + cue.side / 2)]
    for (let i = 0; i < wave.length && start + i < end; i++) {
      const value = (wave[i] ?? 0) * Math.min(1, (end - start - i) / tail)
      sound.left[start + i] = (sound.left[start + i] ?? 0) + leftGain * value
      sound.right[start + i] = (sound.right[start + i] ?? 0) + rightGain * value
    }
  }
}
