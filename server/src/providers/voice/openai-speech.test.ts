import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProviderFailure } from '#platform/failure.ts'
import { QUOTED_KEY } from '../../../test/doubles/openai-double.ts'
import {
  SPEECH_FAULTS,
  type SpeechDouble,
  type SpeechFault,
  startSpeechDouble,
} from '../../../test/doubles/speech-double.ts'
import { createOpenAiSpeech } from './openai-speech.ts'

let double: SpeechDouble
beforeAll(async () => {
  double = await startSpeechDouble()
})
afterAll(() => double.close())

const LINE = { text: 'The lamp went out.', language: 'en', speaker: null }
const voice = (overrides: { timeoutMs?: number; bytesMax?: number; apiKey?: string | null } = {}) =>
  createOpenAiSpeech({
    baseUrl: double.url,
    model: 'some-model',
    apiKey: QUOTED_KEY,
    voices: ['alloy', 'ash', 'coral', 'echo'],
    timeoutMs: 5000,
    ...overrides,
  })
const orderedBy = async (act: () => Promise<unknown>) => {
  const before = double.orders.length
  await act()
  return double.orders.slice(before)
}

describe('a voice behind /audio/speech', () => {
  it('is asked once for a line, with the key and the words as they are', async () => {
    const orders = await orderedBy(async () => {
      const bytes = await voice().speak(LINE, new AbortController().signal)
      expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('RIFF')
    })
    expect(orders).toEqual([
      expect.objectContaining({
        model: 'some-model',
        voice: 'alloy',
        input: LINE.text,
        authorization: `Bearer ${QUOTED_KEY}`,
      }),
    ])
    expect(orders[0]?.idempotencyKey).toMatch(/^[0-9a-f]{64}$/)
  })

  it('gives a character one voice for ever, and not all the same', async () => {
    const names = ['char_mara', 'char_tobias', 'char_ines', 'char_otto', 'char_mara']
    const orders = await orderedBy(async () => {
      for (const speaker of names) await voice().speak({ ...LINE, speaker }, new AbortController().signal)
    })
    const voices = orders.map((order) => order.voice)
    expect(voices).not.toContain('alloy')
    expect(voices[4]).toBe(voices[0])
    expect(new Set(voices).size).toBeGreaterThan(1)
  })

  const FAULTS: Record<SpeechFault, readonly [code: string, retry: 'never' | 'after', billed: 'no' | 'unknown']> = {
    unauthorized: ['auth', 'never', 'no'],
    'payment-required': ['billing', 'never', 'no'],
    'out-of-quota': ['billing', 'never', 'no'],
    'no-such-voice': ['not_found', 'never', 'no'],
    'bad-request': ['invalid_request', 'never', 'no'],
    refusal: ['moderated', 'never', 'no'],
    'rate-limited': ['rate_limited', 'after', 'no'],
    'server-error': ['provider', 'after', 'unknown'],
    overloaded: ['capacity', 'after', 'no'],
    'html-gateway': ['provider', 'after', 'unknown'],
    'html-ok': ['bad_output', 'never', 'unknown'],
    'json-ok': ['bad_output', 'never', 'unknown'],
    empty: ['bad_output', 'never', 'unknown'],
    endless: ['bad_output', 'never', 'unknown'],
    'hang-before-headers': ['timeout', 'after', 'unknown'],
    'hang-mid-body': ['timeout', 'after', 'unknown'],
    reset: ['network', 'after', 'unknown'],
    'reset-mid-body': ['network', 'after', 'unknown'],
  }

  it.each(Object.keys(SPEECH_FAULTS) as SpeechFault[])(
    'that meets %s fails by the taxonomy after one order, and tells no key',
    async (fault) => {
      double.next(fault)
      const orders = await orderedBy(async () => {
        const error: unknown = await voice({ timeoutMs: fault.startsWith('hang') ? 150 : 5000, bytesMax: 512 * 1024 })
          .speak(LINE, new AbortController().signal)
          .catch((caught: unknown) => caught)
        if (!(error instanceof ProviderFailure)) throw new Error(`no failure but ${String(error)}`)
        expect([error.code, error.retry, error.billed]).toEqual(FAULTS[fault])
        expect(error.message).not.toContain(QUOTED_KEY)
      })
      expect(orders).toHaveLength(1)
    },
  )

  it('stops when its job does', async () => {
    double.next('hang-before-headers')
    const speaking = voice().speak(LINE, AbortSignal.timeout(50))
    await expect(speaking).rejects.toMatchObject({ code: 'cancelled' })
  })
})
