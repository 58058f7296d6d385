import { type Bible, EDITS_AT_ONCE_MAX, OwnerEdit } from '@skein/contract/bible'
import type { RefusedChange } from '@skein/contract/bible-routes'
import { Compile } from 'typebox/compile'
import { reasonOf, type Said, say } from '#platform/say.ts'
import { applyOperations } from './apply-operations.rules.ts'

/** Operations that are collected one by one, each tried on the bible as the ones before it left it. */
export interface EditDraft {
  /** The bible after what was said so far. */
  bible(): Bible
  /** Adds an operation; one that has not the contract's form or does not fit is refused at `pointer`. */
  say(pointer: string, edit: OwnerEdit): void
  refuse(pointer: string, reason: Said): void
  /** Whether something at this place, around it or within it was refused already. */
  isRefused(pointer: string): boolean
  edits(): readonly OwnerEdit[]
  refused(): readonly RefusedChange[]
}

const ownerEdit = Compile(OwnerEdit)

/** @param place sequence of the newest segment. */
export function createEditDraft(base: Bible, place: { readonly segmentNumber: number }): EditDraft {
  const edits: OwnerEdit[] = []
  const refused: RefusedChange[] = []
  let bible = base
  const refuse = (pointer: string, reason: Said): void => {
    if (refused.length < EDITS_AT_ONCE_MAX) refused.push({ pointer, ...reasonOf(reason) })
  }
  return {
    bible: () => bible,
    refuse,
    say(pointer, edit) {
      // One more than fits is enough to know that they do not.
      if (edits.length > EDITS_AT_ONCE_MAX) return
      if (!ownerEdit.Check(edit)) return refuse(pointer, formProblem(edit))
      const { bible: after, skipped } = applyOperations(bible, [edit], place)
      const [left] = skipped
      if (left !== undefined) return refuse(pointer, left.reason)
      bible = { ...after, version: base.version }
      edits.push(edit)
    },
    isRefused: (pointer) => refused.some(({ pointer: known }) => isWithin(pointer, known) || isWithin(known, pointer)),
    edits: () => edits,
    refused: () => refused,
  }
}

const isWithin = (pointer: string, around: string): boolean => pointer === around || pointer.startsWith(`${around}/`)

function formProblem(edit: OwnerEdit): Said {
  const isEmpty = Object.values(edit).some((value) => typeof value === 'string' && value.trim() === '')
  return say(isEmpty ? 'refused_needsWords' : 'refused_tooLong')
}
