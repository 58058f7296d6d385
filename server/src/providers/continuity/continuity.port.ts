import type { Bible, BibleOperation } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import type { RuleState } from '@skein/contract/quality'
import type { Verdict } from '@skein/contract/verdict'

export interface ContinuityRequest {
  readonly text: string
  /** What its writer says it is in, a BCP 47 primary subtag; found out when left out. */
  readonly language?: string
  readonly script: Script
  readonly operations: readonly BibleOperation[]
  /** The version to check against; its number is `bible.version`. */
  readonly bible: Bible
  /** The sequence this continuation would get if it were published now. */
  readonly nextSequence: number
  /** The last segments of the scene as far as they are known, oldest first. */
  readonly recentSegments?: readonly { readonly sequence: number; readonly text: string }[]
  readonly signal: AbortSignal
}

/** Checks a continuation against a bible. Uncertain findings are warnings; a block needs evidence. */
export interface ContinuityValidator {
  readonly id: string
  /** The rules over words, in the order they speak; none for a validator without. */
  readonly rules?: readonly RuleState[]
  validate(request: ContinuityRequest): Promise<Verdict>
}
