import { RequestFailure } from '#platform/failure.ts'
import type { Bible } from '@skein/contract/bible'
import { emptyBible } from './empty-bible.rules.ts'
import { validateBible } from './validate-bible.rules.ts'

/**
 * A scene's first bible, empty where nothing was settled.
 *
 * @throws RequestFailure `validation_failed` naming every problem in the starter.
 */
export function startBible(starter: Omit<Bible, 'version'> | undefined): Bible {
  const bible = starter === undefined ? emptyBible() : { ...starter, version: 1 }
  const problems = validateBible(bible).map(({ pointer, problem: { text, wording } }) => ({
    field: `/body/bible${pointer}`,
    message: text,
    wording,
  }))
  const [first] = problems
  if (first !== undefined)
    throw new RequestFailure('validation_failed', { field: first.field, detail: first.message, extra: { problems } })
  return bible
}
