import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Shot } from '@skein/contract/script'
import type { EncodedPacket } from 'mediabunny'
import { AV_LOG_ERROR } from 'node-av/constants'
import { Log } from 'node-av/lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeAdts } from '../../../test/make/adts.ts'
import { decodedSound } from '../../../test/make/decoded-sound.ts'
import { encodeSound, type StereoSound } from '../encode/encode-sound.ts'
import { measureLoudness } from '../../../test/make/measure-loudness.ts'
import { exampleRequest, exampleShot } from '../example/video-request.ts'
import { composeSound } from './compose-sound.ts'
import { levelSound } from './level-sound.ts'

let scratch = ''
beforeAll(async () => {
  Log.setLevel(AV_LOG_ERROR)
  scratch = await mkdtemp(join(tmpdir(), 'skein-sound-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function played(...packets: readonly EncodedPacket[]): Promise<StereoSound> {
  const file = join(scratch, 'played.aac')
  await writeAdts(file, packets)
  return decodedSound(file)
}

async function packetsOf(shots: readonly Shot[], startsAtSeconds: number, before: Shot | null = null) {
  const { sound, length } = await composeSound(exampleRequest({ shots, startsAtSeconds, before }))
  return { sound, packets: (await encodeSound(sound, length)).packets }
}

const at = (changes: Partial<Shot['setting']>, mood: Shot['mood'] = 'calm', more: Partial<Shot> = {}) =>
  exampleShot({ ...more, mood, setting: { ...exampleShot().setting, ...changes } })

it.each<[string, readonly Shot[]]>([
  [
    'a storm at sea, with thunder',
    [at({ kind: 'ship', weather: 'rain' }, 'tense', { action: 'Lightning splits the mast.' })],
  ],
  [
    'a tavern, then the street',
    [
      at({ kind: 'tavern' }, 'joyful', { durationSeconds: 4 }),
      at({ kind: 'city_street', weather: 'rain' }, 'sad', { durationSeconds: 4 }),
    ],
  ],
])('decoded from its AAC, %s is as loud as everything else and its true peaks stay below -1 dB', async (_, shots) => {
  const { packets } = await packetsOf(shots, 64)
  const { integrated, truePeak } = await measureLoudness(await played(...packets))
  expect(Math.abs(integrated + 16)).toBeLessThanOrEqual(1)
  expect(truePeak).toBeLessThanOrEqual(-1)
})

it('plays on through a join in the decoder too: coding is no worse there than anywhere else', async () => {
  const [sea, hall] = [at({ kind: 'coast' }), at({ kind: 'library' }, 'sad')]
  const first = await packetsOf([sea], 64, sea)
  const second = await packetsOf([hall], 72, sea)
  const heard = await played(...first.packets, ...second.packets)
  const length = 8 * 48_000
  const meant = (sample: number) =>
    (sample < length ? first.sound.left[sample] : second.sound.left[sample - length]) ?? 0
  const error = (from: number, to: number) => {
    let sum = 0
    for (let i = from; i < to; i++) sum += ((heard.left[i] ?? 0) - meant(i)) ** 2
    return Math.sqrt(sum / (to - from))
  }
  const usual = error(length - 24_000, length - 4096)
  expect(usual).toBeGreaterThan(0)
  expect(error(length - 512, length + 512)).toBeLessThan(usual * 2)
})

const tone = (gain: number, seconds = 1): StereoSound => {
  const wave = Float32Array.from(
    { length: seconds * 48_000 },
    (_, i) => gain * Math.sin(i * 0.06) * (i % 9600 < 480 ? 6 : 1),
  )
  return { left: wave, right: wave }
}

it.each([0.003, 0.16])('levels a film of whatever loudness, peaks and all (gain %d)', async (gain) => {
  const { integrated, truePeak } = await measureLoudness(await levelSound(tone(gain), 0.72))
  expect(Math.abs(integrated + 16)).toBeLessThanOrEqual(1)
  expect(truePeak).toBeLessThanOrEqual(-1)
})

it('leaves silence and what is next to it alone', async () => {
  const hush = tone(0.0002)
  expect(await levelSound(hush, 0.72)).toBe(hush)
  const nothing = tone(0)
  expect(await levelSound(nothing, 0.72)).toBe(nothing)
})
