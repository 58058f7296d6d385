import type { ProviderFailureCode } from '#platform/failure.ts'
import { type Said, say } from '#platform/say.ts'

/** What a writer is told when the model gave no usable answer; nothing of what the server said is in it. */
export function whyNot(code: ProviderFailureCode): Said {
  switch (code) {
    case 'moderated':
      return say('note_modelDeclined')
    case 'timeout':
    case 'cancelled':
      return say('note_modelLate')
    case 'rate_limited':
    case 'capacity':
      return say('note_modelBusy')
    case 'network':
      return say('note_modelUnreachable')
    case 'auth':
    case 'billing':
    case 'not_found':
    case 'invalid_request':
      return say('note_modelMisconfigured')
    case 'bad_output':
      return say('note_modelUnusable')
    default:
      return say('note_modelFailed')
  }
}
