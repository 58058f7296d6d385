import type { Wording } from '@skein/contract/wordings'
import { serverWords } from '../messages/server-words.ts'

interface Problem {
  code: string
  cure: string
  fieldName: string | null
  problems: readonly { field: string; message: string; wording?: Wording }[]
}

/**
 * Places a problem at the fields it is about. What belongs to no field of the form is left in `rest`, so that every
 * problem is shown in exactly one place.
 */
export function fieldErrors<Name extends string>(
  problem: Problem | null,
  fields: readonly Name[],
  byCode: Partial<Record<string, Name>> = {},
): { at: (name: Name) => string | null; isPlaced: boolean } {
  const found = new Map<string, string>()
  if (problem !== null) {
    const coded = byCode[problem.code]
    if (coded !== undefined) found.set(coded, problem.cure)
    for (const { field, message, wording } of problem.problems) {
      const { words } = serverWords(message, wording)
      const name = field.replace(/^\/body\//, '').split('/')[0] ?? ''
      if (!found.has(name)) found.set(name, `${words.charAt(0).toUpperCase()}${words.slice(1)}.`.replace(/\.\.$/, '.'))
    }
    if (problem.fieldName !== null && !found.has(problem.fieldName)) found.set(problem.fieldName, problem.cure)
  }
  return {
    at: (name) => found.get(name) ?? null,
    isPlaced: fields.some((name) => found.has(name)),
  }
}
