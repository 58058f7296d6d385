import type { Bible, BibleOperation } from '@skein/contract/bible'
import { applyCharacterOperation, isCharacterOperation } from './apply-character-operation.rules.ts'
import { applyStoryOperation } from './apply-story-operation.rules.ts'

/** What one operation did: the bible after it, or why it was left out. */
export type OperationOutcome = { readonly bible: Bible } | { readonly skippedBecause: string }

interface SkippedOperation {
  readonly operation: BibleOperation
  /** A sentence a writer can read. */
  readonly reason: string
}

interface AppliedOperations {
  /** Always exactly one version above the bible given, also when every operation was skipped. */
  readonly bible: Bible
  readonly applied: BibleOperation[]
  readonly skipped: SkippedOperation[]
}

/**
 * Makes the next bible version. Total: an operation that no longer fits (an entity that is unknown here, a fact that is
 * already known) is skipped with a reason, so a list proposed against an older version can be applied to a newer one.
 * A sound bible stays sound. The bible given is not changed.
 *
 * @param segmentNumber sequence of the segment that brings these changes.
 */
export function applyOperations(
  bible: Bible,
  operations: readonly BibleOperation[],
  { segmentNumber }: { readonly segmentNumber: number },
): AppliedOperations {
  const applied: BibleOperation[] = []
  const skipped: SkippedOperation[] = []
  let current = bible
  for (const operation of operations) {
    const outcome = isCharacterOperation(operation)
      ? applyCharacterOperation(current, operation, segmentNumber)
      : applyStoryOperation(current, operation, segmentNumber)
    if ('bible' in outcome) {
      current = outcome.bible
      applied.push(operation)
    } else {
      skipped.push({ operation, reason: outcome.skippedBecause })
    }
  }
  return { bible: { ...current, version: bible.version + 1 }, applied, skipped }
}
