import type { StereoSound } from '../encode/encode-sound.ts'
import { filterSound } from './filter-sound.ts'

export interface Loudness {
  /** Integrated, LUFS; -Infinity for silence and for less than 0.4 s. */
  readonly integrated: number
  /** dBTP; -Infinity for silence. */
  readonly truePeak: number
}

/** Below this FFmpeg's meter has heard nothing; it never shows less. */
const METER_FLOOR = -70

/** Measures as EBU R 128 does (ITU-R BS.1770-4), with FFmpeg's meter. Runs native code: only in a render process. */
export async function measureLoudness(sound: StereoSound): Promise<Loudness> {
  let integrated = METER_FLOOR
  let truePeak = 0
  await filterSound(sound, 'ebur128=peak=true:framelog=quiet:metadata=1', (frame) => {
    const told = frame.getMetadata()
    integrated = Number(told.get('lavfi.r128.I') ?? integrated)
    for (const peak of ['lavfi.r128.true_peaks_ch0', 'lavfi.r128.true_peaks_ch1'])
      truePeak = Math.max(truePeak, Number(told.get(peak) ?? 0))
  })
  return {
    integrated: integrated > METER_FLOOR ? integrated : -Infinity,
    truePeak: truePeak > 0 ? 20 * Math.log10(truePeak) : -Infinity,
  }
}
