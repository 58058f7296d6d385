import { Value } from 'typebox/value'
import { Bible } from './bible.ts'
import type { RefusedChange } from './bible-routes.ts'

/** A bible, or what keeps a document from being one: the rule the server holds requests against, for use in a browser. */
export function checkBible(document: unknown): { readonly bible: Bible } | { readonly problems: RefusedChange[] } {
  if (Value.Check(Bible, document)) return { bible: document }
  return {
    problems: Value.Errors(Bible, document).map(({ instancePath, message }) => ({
      pointer: instancePath,
      reason: message,
      wording: { id: 'unsound_form', values: {} },
    })),
  }
}
