import { ProviderFailure, type ProviderFailureCode } from '#platform/failure.ts'
import { retryAfterMs } from '#platform/retry-after.ts'
import type { ApiAnswer } from './api-call.ts'
import { fieldOf, messageIn } from './answer-fields.ts'

const MESSAGE_LENGTH_MAX = 200
const MODERATED = /content[_ -]?(?:policy|filter)|moderat|safety|nsfw|responsible_?ai|flagged|prohibited/i
const OUTPUT = /output|generated|result|video (?:was|has been)/i
const REFERENCE = /reference|input[_ ](?:image|reference)|image_url/i
const OUT_OF_MONEY = /insufficient_quota|billing|payment|credit|balance|exhausted/i

/** What can be said of a refusal: where its code and words are differs from server to server. */
export function isModeration(said: string): boolean {
  return MODERATED.test(said)
}

/** The refusal of a prompt, a reference or what was made; never retried, and never taken elsewhere. */
export function moderationFailure(said: string, http: number | undefined, secret: string): ProviderFailure {
  return new ProviderFailure('moderated', `The video provider refused: ${redacted(said, secret)}`, {
    retry: 'never',
    http,
    moderated: OUTPUT.test(said) ? 'output' : REFERENCE.test(said) ? 'reference' : 'prompt',
  })
}

/** A message short enough for a log and without the key, which servers like to quote. */
export function redacted(text: string, secret: string): string {
  const safe = secret === '' ? text : text.replaceAll(secret, '…')
  return safe
    .replaceAll(/\b(?:sk|key|fal)[-_][\w*.-]{6,}/gi, '…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, MESSAGE_LENGTH_MAX)
    .toWellFormed()
}

/**
 * An answer other than success, in the closed taxonomy (MEDIA 1.6).
 *
 * @param call a refused `submit` cost nothing; after a server's own error nobody knows whether it took the order.
 */
export function failureOfAnswer(answer: ApiAnswer, call: 'submit' | 'poll', secret: string): ProviderFailure {
  const { http } = answer
  const said = `${codeIn(answer)} ${messageIn(answer.json) ?? answer.text}`
  const message = `The video server answered ${http}: ${redacted(messageIn(answer.json) ?? answer.text, secret)}`
  const fail = (code: ProviderFailureCode, retry: 'never' | 'after', billed?: 'no' | 'unknown') =>
    new ProviderFailure(code, message, {
      retry,
      http,
      retryAfterMs: retry === 'after' ? retryAfterMs(answer.headers) : undefined,
      billed: billed ?? (call === 'submit' ? 'no' : undefined),
    })

  if (http >= 300 && http < 400) return fail('provider', 'never')
  if (http === 401) return fail('auth', 'never')
  if (http === 402) return fail('billing', 'never')
  if (http === 429) return OUT_OF_MONEY.test(said) ? fail('billing', 'never') : fail('rate_limited', 'after')
  if (http === 503 || http === 529) return fail('capacity', 'after')
  if (http === 408 || http >= 500)
    return call === 'submit' ? fail('ambiguous_submit', 'after', 'unknown') : fail('provider', 'after')
  if (http >= 400 && http < 500 && isModeration(said)) {
    const refused = moderationFailure(said, http, secret)
    return refused
  }
  if (http === 403) return fail('auth', 'never')
  // There is no film yet that could be missing: it is the model that is.
  if (http === 404 || http === 410) return fail(call === 'submit' ? 'unsupported' : 'not_found', 'never')
  if (http === 409) return fail('provider', 'after')
  return fail('invalid_request', 'never')
}

function codeIn({ json, headers }: ApiAnswer): string {
  const error = fieldOf(json, 'error')
  const parts = [fieldOf(error, 'code'), fieldOf(error, 'type'), fieldOf(json, 'error_type'), fieldOf(json, 'code')]
  return [
    ...parts.map((part) => (typeof part === 'string' || typeof part === 'number' ? String(part) : '')),
    headers.get('x-fal-error-type') ?? '',
  ].join(' ')
}
