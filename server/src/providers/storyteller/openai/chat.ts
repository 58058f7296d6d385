import OpenAI from 'openai'
import { ProviderFailure } from '#platform/failure.ts'
import { ANSWER_NAME, ANSWER_SCHEMA } from './answer-schema.ts'
import { failureOf, rejectsResponseFormat, unreadable } from './failure-of.ts'
import type { Message } from './prompt.ts'

export interface OpenAiStorytellerConfig {
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
  readonly #config: OpenAiStorytellerConfig
  readonly #client: OpenAI
  readonly #key: string
  #mode = 0

  constructor(config: OpenAiStorytellerConfig) {
    this.#config = config
    // Local servers want no key, the SDK does.
    this.#key = config.apiKey || 'none-needed'
    this.#client = new OpenAI({
      baseURL: config.baseUrl,
      apiKey: this.#key,
      // Null keeps the SDK from reading the environment.
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      // The pipeline alone counts attempts; the SDK would repeat a paid call silently.
      maxRetries: 0,
      timeout: config.timeoutMs,
      logLevel: 'off',
    })
  }

  /** @throws ProviderFailure, never an error of the SDK. */
  async ask(messages: readonly Message[], answerTokensMax: number, signal: AbortSignal): Promise<ChatAnswer> {
    for (;;) {
      const strictness = this.#mode
      const mode = MODES[strictness] ?? 'text'
      try {
        return await this.#askOnce(messages, mode, answerTokensMax, signal)
      } catch (error) {
        if (mode === 'text' || !rejectsResponseFormat(error)) throw failureOf(error, this.#key, null)
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
          ...responseFormat(mode),
        },
        { signal: AbortSignal.any([signal, deadline]) },
      )
      return readCompletion(completion)
    } catch (error) {
      if (rejectsResponseFormat(error)) throw error
      throw failureOf(error, this.#key, signal.aborted ? 'cancelled' : deadline.aborted ? 'timeout' : null)
    }
  }
}

function responseFormat(mode: (typeof MODES)[number]): Partial<OpenAI.ChatCompletionCreateParamsNonStreaming> {
  if (mode === 'text') return {}
  if (mode === 'json_object') return { response_format: { type: 'json_object' } }
  return {
    response_format: { type: 'json_schema', json_schema: { name: ANSWER_NAME, strict: true, schema: ANSWER_SCHEMA } },
  }
}

/** Servers differ from the SDK's types (no choices, null content, an HTML page): nothing is taken on trust. */
function readCompletion(completion: Partial<OpenAI.ChatCompletion> | string): ChatAnswer {
  if (typeof completion === 'string') throw unreadable()
  const choice = completion.choices?.[0]
  if (choice?.message === undefined) throw unreadable()
  if (choice.finish_reason === 'content_filter' || choice.message.refusal) {
    throw new ProviderFailure('moderated', 'The language model declined to film this text.', { retry: 'never' })
  }
  return {
    content: choice.message.content ?? '',
    isCutOff: choice.finish_reason === 'length',
    inputTokens: completion.usage?.prompt_tokens ?? 0,
    outputTokens: completion.usage?.completion_tokens ?? 0,
  }
}
