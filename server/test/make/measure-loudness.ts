import type { StereoSound } from '#animatic/encode/encode-sound.ts'
import { filterSound } from '#animatic/sound/filter-sound.ts'
import { integratedLoudness } from '#animatic/sound/integrated-loudness.ts'

/** LUFS and dBTP. */
export async function measureLoudness(sound: StereoSound): Promise<{ integrated: number; truePeak: number }> {
  let truePeak = 0
  await filterSound(sound, 'ebur128=peak=true:framelog=quiet:metadata=1', (frame) => {
    const told = frame.getMetadata()
    for (const peak of ['lavfi.r128.true_peaks_ch0', 'lavfi.r128.true_peaks_ch1'])
      truePeak = Math.max(truePeak, Number(told.get(peak) ?? 0))
  })
  return { integrated: await integratedLoudness(sound), truePeak: 20 * Math.log10(truePeak) }
}
