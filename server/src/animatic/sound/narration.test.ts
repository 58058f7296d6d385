import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { AV_LOG_FATAL } from 'node-av/constants'
import { Log } from 'node-av/lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { spokenWords } from '../../../test/make/wav.ts'
import { measureLoudness } from '../../../test/make/measure-loudness.ts'
import { exampleRequest } from '../example/video-request.ts'
import { placeNarration } from './add-narration.ts'
import { composeSound } from './compose-sound.ts'
import { fitLines, PAUSE_SECONDS, TEMPO_MAX, wordEndBefore } from './narration.rules.ts'

const RATE = 48_000
let scratch = ''
beforeAll(async () => {
  Log.setLevel(AV_LOG_FATAL)
  scratch = await mkdtemp(join(tmpdir(), 'skein-narration-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function spoken(name: string, bytes: Uint8Array): Promise<string> {
  const file = join(scratch, name)
  await writeFile(file, bytes)
  return file
}

it('paces lines to their stretch, never below their own pace and never beyond reason', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 1, maxLength: 4 }),
      fc.double({ min: 1, max: 16, noNaN: true }),
      (lengths, seconds) => {
        const { tempo, starts } = fitLines(lengths, { start: 2, end: 2 + seconds })
        expect(tempo).toBeGreaterThanOrEqual(1)
        expect(tempo).toBeLessThanOrEqual(TEMPO_MAX)
        expect(starts[0]).toBe(2)
        for (const [index, start] of starts.entries())
          if (index > 0)
            expect(start).toBeCloseTo((starts[index - 1] ?? 0) + (lengths[index - 1] ?? 0) / tempo + PAUSE_SECONDS, 6)
        const over = (starts.at(-1) ?? 0) + (lengths.at(-1) ?? 0) / tempo
        if (tempo < TEMPO_MAX && seconds > 1) expect(over).toBeLessThanOrEqual(2 + seconds + 1e-6)
      },
    ),
  )
})

it('cuts a voice that is too long behind a word', async () => {
  const file = await spoken('long.wav', spokenWords(12))
  const { placed } = await placeNarration([{ file, start: 1, end: 3 }])
  const [line] = placed
  if (line === undefined) throw new Error('nothing was said')
  expect(line.start).toBe(RATE)
  // Words and pauses last 0.4 s at their own pace, 0.32 s at the fastest: six words end at 1.84 s.
  const seconds = line.samples.length / RATE
  expect(seconds).toBeGreaterThan(1.7)
  expect(seconds).toBeLessThanOrEqual(2)
  expect(((seconds * TEMPO_MAX) % 0.4) / 0.4).toBeGreaterThan(0.6)
  expect(wordEndBefore(new Float32Array(100).fill(0.5), 60, RATE)).toBe(60)
})

it('lays a voice over a quieter bed at the same loudness, and leaves the joins to the bed', async () => {
  const request = exampleRequest({ startsAtSeconds: 80 })
  const file = await spoken('line.wav', spokenWords(8, 0.05))
  const plain = await composeSound(request)
  const { sound, notes } = await composeSound(request, [{ file, start: 0.35, end: 7.8 }])
  expect(notes).toEqual([])
  const { integrated, truePeak } = await measureLoudness(sound)
  expect(Math.abs(integrated + 16)).toBeLessThanOrEqual(1)
  expect(truePeak).toBeLessThanOrEqual(-1.5)
  const end = 8 * RATE
  for (const ear of ['left', 'right'] as const) {
    expect(sound[ear][0]).toBe(plain.sound[ear][0])
    expect(sound[ear].subarray(end - RATE)).toEqual(plain.sound[ear].subarray(end - RATE))
  }
  expect(sound.left.subarray(RATE, 2 * RATE)).not.toEqual(plain.sound.left.subarray(RATE, 2 * RATE))
})

it('leaves out a file that cannot be played, and says so', async () => {
  const file = await spoken('garbage.wav', Buffer.from('once upon a time'))
  expect(await placeNarration([{ file, start: 1, end: 3 }])).toEqual({ placed: [], unread: 1 })
})
