import { FilterAPI } from 'node-av/api'
import { Frame } from 'node-av/lib'
import { AUDIO_SAMPLES_PER_FRAME } from '#media/encoding-contract.ts'
import { soundFrame, type StereoSound } from '../encode/encode-sound.ts'

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
  using filter = FilterAPI.create('ebur128=peak=true:framelog=quiet:metadata=1')
  let integrated = METER_FLOOR
  let truePeak = 0
  const read = async (): Promise<void> => {
    for (let frame = await filter.receive(); frame instanceof Frame; frame = await filter.receive()) {
      const told = frame.getMetadata()
      integrated = Number(told.get('lavfi.r128.I') ?? integrated)
      truePeak = Math.max(
        truePeak,
        Number(told.get('lavfi.r128.true_peaks_ch0') ?? 0),
        Number(told.get('lavfi.r128.true_peaks_ch1') ?? 0),
      )
      frame.free()
    }
  }
  for (let start = 0; start < sound.left.length; start += AUDIO_SAMPLES_PER_FRAME) {
    const frame = soundFrame(sound, start)
    await filter.process(frame)
    frame.free()
    await read()
  }
  await filter.process(null)
  await read()
  return {
    integrated: integrated > METER_FLOOR ? integrated : -Infinity,
    truePeak: truePeak > 0 ? 20 * Math.log10(truePeak) : -Infinity,
  }
}
