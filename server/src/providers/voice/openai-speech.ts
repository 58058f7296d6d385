import { createHash } from 'node:crypto'
import { ProviderFailure, type ProviderFailureCode } from '#platform/failure.ts'
import { createClient, keyOrPlaceholder } from '../openai/client.ts'
import { failureOf } from '../openai/failure-of.ts'
import { forSpeaker } from './speaker.rules.ts'
import type { Voice, VoiceLine } from './voice.port.ts'

export interface OpenAiSpeechConfig {
  /** Including the version, such as "https://api.openai.com/v1". */
  readonly baseUrl: string
  readonly model: string
  /** Null for a server that wants none. */
  readonly apiKey: string | null
  /** The server's names of voices: the first narrates, the characters share the others. */
  readonly voices: readonly [string, ...string[]]
  /** For one line, body included. */
  readonly timeoutMs: number
  readonly bytesMax?: number
}

const SERVER = "The voice's server"
/** Ten minutes of MP3. */
const BYTES_MAX = 8 * 2 ** 20

/** Speech by any server with `POST /audio/speech`. Every call may cost money, and none is repeated here. */
export function createOpenAiSpeech(config: OpenAiSpeechConfig): Voice {
  const apiKey = keyOrPlaceholder(config.apiKey)
  const client = createClient({ ...config, apiKey })
  const [narrator, ...others] = config.voices
  const voiceOf = ({ speaker }: VoiceLine) =>
    speaker === null ? narrator : (forSpeaker(others, speaker, 'voice') ?? narrator)

  return {
    id: 'openai-speech',
    model: config.model,
    manner: config.voices.join(','),
    isPaid: true,
    speak: async (line, signal) => {
      // The SDK's own timeout ends with the headers; a server that hangs in the body needs this one.
      const deadline = AbortSignal.timeout(config.timeoutMs)
      const order = { model: config.model, voice: voiceOf(line), input: line.text, response_format: 'mp3' } as const
      try {
        const answer = await client.audio.speech.create(order, {
          signal: AbortSignal.any([signal, deadline]),
          // Servers that know the header answer a repeated order with what they made for the first.
          headers: { 'Idempotency-Key': createHash('sha256').update(JSON.stringify(order)).digest('hex') },
        })
        return await readAudio(answer, config.bytesMax ?? BYTES_MAX)
      } catch (error) {
        const failure = failureOf(
          error,
          { server: SERVER, apiKey },
          signal.aborted ? 'cancelled' : deadline.aborted ? 'timeout' : null,
        )
        throw failure.billed === undefined ? withBill(failure) : failure
      }
    },
  }
}

/** Answers that came before any work was done. A server that broke down, or fell silent, may have spoken first. */
const REFUSED: ReadonlySet<ProviderFailureCode> = new Set([
  'invalid_request',
  'auth',
  'billing',
  'not_found',
  'rate_limited',
  'capacity',
  'moderated',
])

function withBill(failure: ProviderFailure): ProviderFailure {
  const { code, message, retry, retryAfterMs, http, moderated } = failure
  const billed = REFUSED.has(code) ? 'no' : 'unknown'
  return new ProviderFailure(code, message, { retry, retryAfterMs, http, moderated, billed, cause: failure.cause })
}

async function readAudio(answer: Response, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    // Leaving the loop cancels the body.
    if (size > bytesMax) throw unusable('sent more sound than a line can have')
    parts.push(part)
  }
  const bytes = new Uint8Array(Buffer.concat(parts))
  if (!isAudio(bytes)) throw unusable('sent something that is no sound')
  return bytes
}

const unusable = (what: string) =>
  new ProviderFailure('bad_output', `${SERVER} ${what}.`, { retry: 'never', billed: 'unknown' })

/** By its first bytes, since servers call everything `audio/mpeg`: WAV, Ogg, FLAC, MP3 with and without a tag, ADTS. */
function isAudio(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (['RIFF', 'OggS', 'fLaC'].includes(head) || head.startsWith('ID3')) return true
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0 && bytes.length > 4
}
