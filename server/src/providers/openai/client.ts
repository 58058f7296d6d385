import OpenAI from 'openai'

/**
 * A client of an OpenAI-compatible server that does nothing by itself: it repeats no call, since the pipeline alone
 * counts attempts and a repeated one may be paid twice, and it reads nothing from the environment.
 */
export function createClient(config: {
  readonly baseUrl: string
  readonly apiKey: string
  readonly timeoutMs: number
}): OpenAI {
  return new OpenAI({
    baseURL: config.baseUrl,
    apiKey: config.apiKey,
    // Null keeps the SDK from reading the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: config.timeoutMs,
    logLevel: 'off',
  })
}

/** Local servers want no key, the SDK does. */
export const keyOrPlaceholder = (apiKey: string | null): string => apiKey || 'none-needed'
