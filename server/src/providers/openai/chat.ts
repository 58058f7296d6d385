import type OpenAI from 'openai'
import { ProviderFailure } from '#platform/failure.ts'
import { createClient, keyOrPlaceholder } from './client.ts'
import { failureOf, rejectsResponseFormat, unreadable } from './failure-of.ts'

export interface OpenAiConfig {
  /** Including the version, such as "https://api.openai.com/v1". */
  readonly baseUrl: string
  readonly model: string
  /** Null for a server that wants none. */
  readonly apiKey: string | null
  /** For one call, body included. */
  readonly timeoutMs: number
  /** Tokens one answer may take; doubled once when an answer is cut off. */
  readonly answerTokensMax: number
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** What a server is asked for, and what its failures are called. */
export interface ChatPurpose {
  /** How sentences about the server begin, such as "The storyteller's server". */
  readonly server: string
  /** What a refusal is told as. */
  readonly declined: string
  /** The shape of every answer; strict servers accept no string lengths in it. */
  readonly answer: { readonly name: string; readonly schema: Record<string, unknown> }
}

export interface ChatAnswer {
  readonly content: string
  readonly isCutOff: boolean
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Ways to ask for JSON, the strictest first. */
const MODES = ['json_schema', 'json_object', 'text'] as const

/**
 * One server and model. Remembers how strictly the server lets itself be asked, so that a refused format costs one call
 * and not one call each time.
 */
export class Chat {
  readonly #config: OpenAiConfig
  readonly #purpose: ChatPurpose
  readonly #client: OpenAI
  readonly #key: string
  #mode = 0

  constructor(config: OpenAiConfig, purpose: ChatPurpose) {
    this.#config = config
    this.#purpose = purpose
    this.#key = keyOrPlaceholder(config.apiKey)
    this.#client = createClient({ ...config, apiKey: this.#key })
  }

  /** @throws ProviderFailure, never an error of the SDK. */
  async ask(messages: readonly Message[], answerTokensMax: number, signal: AbortSignal): Promise<ChatAnswer> {
    for (;;) {
      const strictness = this.#mode
      const mode = MODES[strictness] ?? 'text'
      try {
        return await this.#askOnce(messages, mode, answerTokensMax, signal)
      } catch (error) {
        if (mode === 'text' || !rejectsResponseFormat(error)) throw this.#failure(error, null)
        // Calls that run side by side may learn the same lesson twice.
        this.#mode = Math.max(this.#mode, strictness + 1)
      }
    }
  }

  async #askOnce(
    messages: readonly Message[],
    mode: (typeof MODES)[number],
    answerTokensMax: number,
    signal: AbortSignal,
  ): Promise<ChatAnswer> {
    // The SDK's own timeout ends with the headers; a server that hangs in the body needs this one.
    const deadline = AbortSignal.timeout(this.#config.timeoutMs)
    try {
      const completion = await this.#client.chat.completions.create(
        {
          model: this.#config.model,
          messages: messages.map(({ role, content }) => ({ role, content })),
          max_completion_tokens: answerTokensMax,
          ...responseFormat(mode, this.#purpose.answer),
        },
        { signal: AbortSignal.any([signal, deadline]) },
      )
      return readCompletion(completion, this.#purpose)
    } catch (error) {
      if (rejectsResponseFormat(error)) throw error
      throw this.#failure(error, signal.aborted ? 'cancelled' : deadline.aborted ? 'timeout' : null)
    }
  }

  #failure(error: unknown, stopped: 'cancelled' | 'timeout' | null): ProviderFailure {
    return failureOf(error, { server: this.#purpose.server, apiKey: this.#key }, stopped)
  }
}

function responseFormat(
  mode: (typeof MODES)[number],
  { name, schema }: ChatPurpose['answer'],
): Partial<OpenAI.ChatCompletionCreateParamsNonStreaming> {
  if (mode === 'text') return {}
  if (mode === 'json_object') return { response_format: { type: 'json_object' } }
  return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } }
}

/** Servers differ from the SDK's types (no choices, null content, an HTML page): nothing is taken on trust. */
function readCompletion(completion: Partial<OpenAI.ChatCompletion> | string, purpose: ChatPurpose): ChatAnswer {
  if (typeof completion === 'string') throw unreadable(purpose.server)
  const choice = completion.choices?.[0]
  if (choice?.message === undefined) throw unreadable(purpose.server)
  if (choice.finish_reason === 'content_filter' || choice.message.refusal) {
    throw new ProviderFailure('moderated', purpose.declined, { retry: 'never' })
  }
  return {
    content: choice.message.content ?? '',
    isCutOff: choice.finish_reason === 'length',
    inputTokens: completion.usage?.prompt_tokens ?? 0,
    outputTokens: completion.usage?.completion_tokens ?? 0,
  }
}
