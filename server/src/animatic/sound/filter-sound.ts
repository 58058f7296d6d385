import { FilterAPI } from 'node-av/api'
import { Frame } from 'node-av/lib'
import { AUDIO_SAMPLES_PER_FRAME } from '#media/encoding-contract.ts'
import { soundFrame, type StereoSound } from '../encode/encode-sound.ts'

/**
 * Sends a sound through FFmpeg's filters. Runs native code: only in a render process.
 *
 * @param take is shown every frame that comes out; it is freed afterwards.
 */
export async function filterSound(sound: StereoSound, filters: string, take: (frame: Frame) => void): Promise<void> {
  using filter = FilterAPI.create(filters)
  const drain = async (): Promise<void> => {
    for (let frame = await filter.receive(); frame instanceof Frame; frame = await filter.receive()) {
      take(frame)
      frame.free()
    }
  }
  for (let start = 0; start < sound.left.length; start += AUDIO_SAMPLES_PER_FRAME) {
    const frame = soundFrame(sound, start)
    await filter.process(frame)
    frame.free()
    await drain()
  }
  await filter.process(null)
  await drain()
}
