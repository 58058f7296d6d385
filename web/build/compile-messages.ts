import compile from 'icu-minify/compile'
import { parseSync, type Plugin } from 'vite'

/** Beside the catalogue itself, the texts that mails say too. */
const CATALOGUE = /\/src\/messages\/(?:en|de)\/[\w-]+\.ts$|\/contract\/src\/notification-texts(?:-de)?\.ts$/

/** A syntax tree as the parser gives it: only what the walk below reads. */
interface Node {
  type: string
  start: number
  end: number
  value?: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The texts of a catalogue file: every string that is the value of a property. */
function textsIn(tree: unknown): { start: number; end: number; text: string }[] {
  if (Array.isArray(tree)) return tree.flatMap(textsIn)
  if (!isNode(tree)) return []
  const { value } = tree
  if (tree.type === 'Property' && isNode(value) && value.type === 'Literal' && typeof value.value === 'string')
    return [{ start: value.start, end: value.end, text: value.value }]
  return Object.values(tree).flatMap(textsIn)
}

/**
 * Compiles the ICU messages of the catalogue while the page is built, so that readers are sent small arrays and no parser.
 * Throws with the file's name for a message that is not well formed.
 */
export function compileMessages(): Plugin {
  return {
    name: 'skein-messages',
    enforce: 'pre',
    transform(code, id) {
      const [file = '', query = ''] = id.split('?')
      if (!CATALOGUE.test(file) || query.includes('raw')) return null
      let compiled = code
      for (const { start, end, text } of textsIn(parseSync(file, code).program).toReversed())
        compiled = `${compiled.slice(0, start)}${JSON.stringify(compile(text))}${compiled.slice(end)}`
      return { code: compiled, map: null }
    },
  }
}
