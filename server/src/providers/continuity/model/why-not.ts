import type { ProviderFailureCode } from '#platform/failure.ts'

const LOCAL_ALONE = 'so the rules of this server alone checked the text.'

/** What a writer is told when the model gave no usable answer; nothing of what the server said is in it. */
export function whyNot(code: ProviderFailureCode): string {
  return `${reasonOf(code)}, ${LOCAL_ALONE}`
}

function reasonOf(code: ProviderFailureCode): string {
  switch (code) {
    case 'moderated':
      return 'The language model declined to read this text'
    case 'timeout':
    case 'cancelled':
      return 'The language model did not answer in time'
    case 'rate_limited':
    case 'capacity':
      return 'The language model has too much to do'
    case 'network':
      return 'The language model could not be reached'
    case 'auth':
    case 'billing':
    case 'not_found':
    case 'invalid_request':
      return 'The language model is not set up as its server wants it'
    case 'bad_output':
      return "The language model's answer could not be used"
    default:
      return 'The language model failed'
  }
}
