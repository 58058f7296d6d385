import { spawn } from 'node:child_process'
import { ProviderFailure } from '#platform/failure.ts'
import { forSpeaker, speakerShare } from './speaker.rules.ts'
import type { Voice, VoiceLine } from './voice.port.ts'

export interface EspeakConfig {
  /** Directories to look for `espeak-ng` in, as in PATH. */
  readonly searchPath: string
  /** For one line. */
  readonly timeoutMs?: number
  readonly bytesMax?: number
}

const PROGRAM = 'espeak-ng'
const TIMEOUT_MS = 20_000
/** Six minutes of 22 kHz mono; a caption takes a twentieth. */
const BYTES_MAX = 16 * 2 ** 20
const TEXT_LENGTH_MAX = 2000
const WORDS_PER_MINUTE = 158
/** Variants that come with espeak-ng; the narrator speaks without one. */
const VARIANTS = ['m1', 'm2', 'm3', 'm4', 'm7', 'f1', 'f2', 'f3', 'f4', 'f5'] as const
const PITCH = { narrator: 42, lowest: 25, highest: 70 } as const
/** Languages that espeak-ng calls something else than their code. */
const SPELLINGS: Readonly<Record<string, string>> = { zh: 'cmn', no: 'nb', und: 'en' }
const LANGUAGE = /^[a-z]{2,3}$/

/**
 * Speech by the `espeak-ng` of this machine, free and without a key. The words go in by stdin and nothing of them into
 * the arguments; it is given no environment but where to find itself, a time limit and a size limit.
 */
export function createEspeakVoice(config: EspeakConfig): Voice {
  return {
    id: 'espeak-ng',
    model: PROGRAM,
    manner: `${WORDS_PER_MINUTE}-${PITCH.narrator}`,
    isPaid: false,
    speak: (line, signal) => run(config, argumentsFor(line), line.text.slice(0, TEXT_LENGTH_MAX), signal),
  }
}

function argumentsFor({ language, speaker }: VoiceLine): readonly string[] {
  const spoken = SPELLINGS[language] ?? (LANGUAGE.test(language) ? language : 'en')
  const variant = speaker === null ? undefined : forSpeaker(VARIANTS, speaker, 'variant')
  const pitch =
    speaker === null
      ? PITCH.narrator
      : Math.round(PITCH.lowest + (PITCH.highest - PITCH.lowest) * speakerShare(speaker, 'pitch'))
  return [
    '-v',
    variant === undefined ? spoken : `${spoken}+${variant}`,
    '-s',
    String(WORDS_PER_MINUTE),
    '-p',
    String(pitch),
    '-b',
    '1',
    '--stdin',
    '--stdout',
  ]
}

function run(
  { searchPath, timeoutMs = TIMEOUT_MS, bytesMax = BYTES_MAX }: EspeakConfig,
  args: readonly string[],
  text: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled())
      return
    }
    const child = spawn(PROGRAM, args, {
      env: { PATH: searchPath, LC_ALL: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'ignore'],
      shell: false,
    })
    let stopped: ProviderFailure | null = null
    let size = 0
    const parts: Buffer[] = []
    const stop = (failure: ProviderFailure) => {
      stopped ??= failure
      child.kill('SIGKILL')
    }
    const onAbort = () => stop(cancelled())
    const timer = setTimeout(() => stop(failed('timeout', 'espeak-ng took too long', 'after')), timeoutMs)
    signal.addEventListener('abort', onAbort, { once: true })
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > bytesMax) stop(failed('bad_output', 'espeak-ng would not stop talking', 'never'))
      else parts.push(part)
    })
    // A program that ends without having read its input breaks the pipe; how it ended is told by its code.
    child.stdin.on('error', () => undefined)
    child.stdin.end(text)
    child.on('error', (error) => {
      stopped ??=
        'code' in error && error.code === 'ENOENT'
          ? failed('not_found', 'espeak-ng is not installed on this machine', 'never')
          : failed('provider', 'espeak-ng could not be started', 'never')
      if (child.pid === undefined) settle(null)
    })
    child.on('close', settle)

    function settle(code: number | null): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (stopped !== null) reject(stopped)
      else if (code !== 0) reject(failed('unsupported', 'espeak-ng does not speak this language', 'never'))
      else if (size === 0) reject(failed('bad_output', 'espeak-ng said nothing', 'never'))
      else resolve(new Uint8Array(Buffer.concat(parts)))
    }
  })
}

const failed = (
  code: 'timeout' | 'bad_output' | 'unsupported' | 'not_found' | 'provider',
  message: string,
  retry: 'never' | 'after',
) => new ProviderFailure(code, message, { retry, billed: 'no' })
const cancelled = () => new ProviderFailure('cancelled', 'The job was cancelled.', { retry: 'never', billed: 'no' })
