import type { StereoSound } from '#animatic/encode/encode-sound.ts'
import { filterSound } from '#animatic/sound/filter-sound.ts'

/** LUFS and dBTP, by FFmpeg's meter. */
export async function measureLoudness(sound: StereoSound): Promise<{ integrated: number; truePeak: number }> {
  let integrated = -Infinity
  let truePeak = 0
  await filterSound(sound, 'ebur128=peak=true:framelog=quiet:metadata=1', (frame) => {
    const told = frame.getMetadata()
    integrated = Number(told.get('lavfi.r128.I') ?? integrated)
    for (const peak of ['lavfi.r128.true_peaks_ch0', 'lavfi.r128.true_peaks_ch1'])
      truePeak = Math.max(truePeak, Number(told.get(peak) ?? 0))
  })
  return { integrated, truePeak: 20 * Math.log10(truePeak) }
}
