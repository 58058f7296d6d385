import type { StereoSound } from '../encode/encode-sound.ts'
import { filterSound } from './filter-sound.ts'

/** Below this FFmpeg's meter has heard nothing; it never shows less. */
const METER_FLOOR = -70

/**
 * Integrated loudness as EBU R 128 has it (ITU-R BS.1770-4), by FFmpeg's meter, in LUFS; -Infinity for silence and for
 * less than 0.4 s. Runs native code: only in a render process.
 */
export async function integratedLoudness(sound: StereoSound): Promise<number> {
  let integrated = METER_FLOOR
  await filterSound(sound, 'ebur128=framelog=quiet:metadata=1', (frame) => {
    integrated = Number(frame.getMetadata().get('lavfi.r128.I') ?? integrated)
  })
  return integrated > METER_FLOOR ? integrated : -Infinity
}
