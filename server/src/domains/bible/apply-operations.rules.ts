import type { Bible, BibleEdit } from '@skein/contract/bible'
import type { Said } from '#platform/say.ts'
import { applyCharacterOperation, isCharacterOperation } from './apply-character-operation.rules.ts'
import { applyCorrection, isCorrection } from './apply-correction.rules.ts'
import { applyStoryOperation } from './apply-story-operation.rules.ts'

/** What one operation did: the bible after it, or why it was left out. */
export type OperationOutcome = { readonly bible: Bible } | { readonly skippedBecause: Said }

interface SkippedOperation<Edit> {
  readonly operation: Edit
  /** A sentence a writer can read. */
  readonly reason: Said
}

interface AppliedOperations<Edit> {
  /** Always exactly one version above the bible given, also when every operation was skipped. */
  readonly bible: Bible
  readonly applied: Edit[]
  readonly skipped: SkippedOperation<Edit>[]
}

/**
 * Makes the next bible version. Total: an operation that no longer fits (an entity that is unknown here, a fact that is
 * already known) is skipped with a reason, so a list proposed against an older version can be applied to a newer one.
 * A sound bible stays sound. The bible given is not changed.
 *
 * @param segmentNumber sequence of the segment that brings these changes; for an owner's edit, of the newest one.
 */
export function applyOperations<Edit extends BibleEdit>(
  bible: Bible,
  operations: readonly Edit[],
  { segmentNumber }: { readonly segmentNumber: number },
): AppliedOperations<Edit> {
  const applied: Edit[] = []
  const skipped: SkippedOperation<Edit>[] = []
  let current = bible
  for (const operation of operations) {
    const outcome = applyOne(current, operation, segmentNumber)
    if ('bible' in outcome) {
      current = outcome.bible
      applied.push(operation)
    } else {
      skipped.push({ operation, reason: outcome.skippedBecause })
    }
  }
  return { bible: { ...current, version: bible.version + 1 }, applied, skipped }
}

function applyOne(bible: Bible, operation: BibleEdit, segmentNumber: number): OperationOutcome {
  if (isCorrection(operation)) return applyCorrection(bible, operation)
  return isCharacterOperation(operation)
    ? applyCharacterOperation(bible, operation, segmentNumber)
    : applyStoryOperation(bible, operation, segmentNumber)
}
