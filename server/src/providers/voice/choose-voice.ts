import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { createEspeakVoice } from './espeak.ts'
import { createNarrator, type Narrator } from './narrator.ts'
import { createOpenAiSpeech } from './openai-speech.ts'

export interface VoiceChoice {
  readonly voice: 'off' | 'local' | 'openai'
  readonly searchPath: string
  readonly url: string
  readonly key: string | null
  readonly model: string
  readonly names: readonly [string, ...string[]]
}

const SPEECH_TIMEOUT_MS = 60_000

/** Who speaks; null is silence, which is an answer as good as any. */
export function chooseVoice(choice: VoiceChoice, storage: ObjectStorage): Narrator | null {
  switch (choice.voice) {
    case 'off':
      return null
    case 'local':
      return createNarrator({ voice: createEspeakVoice({ searchPath: choice.searchPath }), storage })
    case 'openai':
      return createNarrator({
        voice: createOpenAiSpeech({
          baseUrl: choice.url,
          apiKey: choice.key,
          model: choice.model,
          voices: choice.names,
          timeoutMs: SPEECH_TIMEOUT_MS,
        }),
        storage,
      })
  }
}
