import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exampleShot } from '#animatic/example/video-request.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { type SpeechDouble, type SpeechFault, startSpeechDouble } from '../../../test/doubles/speech-double.ts'
import { narrationLines } from './narration-lines.rules.ts'
import { createNarrator } from './narrator.ts'
import { createOpenAiSpeech } from './openai-speech.ts'

let scratch = ''
let double: SpeechDouble
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'skein-narrator-'))
  double = await startSpeechDouble()
})
afterAll(async () => {
  await double.close()
  await rm(scratch, { recursive: true, force: true })
})

const line = (text: string, start = 0) => ({ text, language: 'en', speaker: null, start, end: start + 4 })
const LINES = [line('The lamp went out.'), line('Mara lit it again.', 4)]

async function narrator({ timeoutMs = 5000, model = 'some-model', root = '' } = {}) {
  const storage = new DiskStorage(root || (await mkdtemp(join(scratch, 'store-'))))
  const voice = createOpenAiSpeech({ baseUrl: double.url, model, apiKey: null, voices: ['alloy', 'ash'], timeoutMs })
  const own = createNarrator({ voice, storage, retryMs: 1 })
  return async (lines = LINES, jobId = 'job-1') => {
    const before = double.orders.length
    const directory = await mkdtemp(join(scratch, 'work-'))
    const narration = await own.narrate(lines, { jobId, directory, signal: new AbortController().signal })
    return { ...narration, orders: double.orders.length - before }
  }
}

describe('a narrator', () => {
  it('buys no line twice, neither after a crash in the middle nor on another machine', async () => {
    const root = await mkdtemp(join(scratch, 'store-'))
    const first = await narrator({ root })
    double.next('rate-limited', 'rate-limited', 'rate-limited')
    const crashed = await (await narrator({ root }))([LINES[0] ?? line('')])
    expect(crashed.lines).toEqual([])
    expect((await first([LINES[0] ?? line('')])).orders).toBe(1)
    const again = await (await narrator({ root }))()
    expect(again.orders).toBe(1)
    expect(again.lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [4, 8],
    ])
    expect((await readFile(again.lines[0]?.file ?? '')).subarray(0, 4).toString()).toBe('RIFF')
    expect(again.voice).toEqual({ provider: 'openai-speech', model: 'some-model' })
    expect((await first()).orders).toBe(0)
    // Another voice is another sound.
    expect((await (await narrator({ root, model: 'other' }))()).orders).toBe(2)
  })

  it('does not order again what it had ordered when it died, and says what is missing', async () => {
    const root = await mkdtemp(join(scratch, 'store-'))
    const storage = new DiskStorage(root)
    const voice = createOpenAiSpeech({
      baseUrl: double.url,
      model: 'some-model',
      apiKey: null,
      voices: ['alloy', 'ash'],
      timeoutMs: 5000,
    })
    double.next('hang-before-headers')
    const ordered = double.orders.length
    const dying = new AbortController()
    const context = { jobId: 'job-1', directory: scratch, signal: dying.signal }
    const narrating = createNarrator({ voice, storage }).narrate(LINES, context)
    await vi.waitUntil(() => double.orders.length > ordered)
    dying.abort()
    await expect(narrating).rejects.toThrow(/abort/i)

    const told = await (await narrator({ root }))()
    expect(told.orders).toBe(1)
    expect(told.lines.map(({ start }) => start)).toEqual([4])
    expect(told.notes).toEqual([expect.stringMatching(/^Part of this segment is not spoken: it was ordered/)])
  })

  it.each<[SpeechFault, number]>([
    ['rate-limited', 3],
    ['overloaded', 3],
  ])('asks again after %s, where nothing was bought', async (fault, orders) => {
    double.next(fault)
    const told = await (await narrator())()
    expect(told).toMatchObject({ orders, notes: [] })
    expect(told.lines).toHaveLength(2)
  })

  it.each<[SpeechFault, number, RegExp]>([
    ['server-error', 1, /Part of this segment is not spoken/],
    ['html-ok', 1, /could not be used/],
    ['refusal', 1, /declined to speak these words/],
    ['unauthorized', 0, /not spoken: the voice provider did not accept our key/],
    ['out-of-quota', 0, /asks for payment/],
    ['reset', 0, /could not be reached/],
    ['hang-before-headers', 0, /took too long/],
  ])('that meets %s speaks %i lines, says why and does not fail', async (fault, spoken, note) => {
    double.next(fault)
    const told = await (await narrator({ timeoutMs: fault.startsWith('hang') ? 150 : 5000 }))()
    expect(told.lines).toHaveLength(spoken)
    expect(told.orders).toBe(1 + spoken)
    expect(told.notes).toEqual([expect.stringMatching(note)])
    expect(told.voice === null).toBe(spoken === 0)
  })

  it('leaves when its job does', async () => {
    const storage = new DiskStorage(await mkdtemp(join(scratch, 'store-')))
    const voice = createOpenAiSpeech({ baseUrl: double.url, model: 'm', apiKey: null, voices: ['a'], timeoutMs: 5000 })
    const context = { jobId: 'job-1', directory: scratch, signal: AbortSignal.abort(new Error('gone')) }
    await expect(createNarrator({ voice, storage }).narrate(LINES, context)).rejects.toThrow('gone')
  })
})

describe('what is spoken', () => {
  const script = { logline: 'x', language: 'en', durationSeconds: 8 as const, shots: [], notes: [] }
  const spoken = (changes: Parameters<typeof exampleShot>[0]) =>
    narrationLines(script, [{ shot: exampleShot(changes), start: 2, end: 6 }])

  it('is the caption, inside its shot, each mouth its own words', () => {
    const lines = spoken({
      caption: 'Mara turned. “Where is the key?” Tobias shook his head.',
      dialogue: [{ entityId: 'char_mara', text: 'Where is the key?' }],
    })
    expect(lines.map(({ speaker, text }) => [speaker, text])).toEqual([
      [null, 'Mara turned.'],
      ['char_mara', 'Where is the key?'],
      [null, 'Tobias shook his head.'],
    ])
    for (const { start, end } of lines) expect([start > 2, end < 6]).toEqual([true, true])
  })

  it('is nothing where there is nothing to say', () => {
    expect(spoken({ caption: '' })).toEqual([])
    expect(spoken({ caption: '… — ?!' })).toEqual([])
  })

  it('is the narrator’s where nobody knows who said it, or the caption leaves it out', () => {
    const dialogue = [
      { entityId: null, text: 'Run!' },
      { entityId: 'char_mara', text: 'Not in the caption.' },
    ]
    expect(spoken({ caption: '"Run!" somebody cried.', dialogue }).map(({ speaker }) => speaker)).toEqual([null])
  })
})
