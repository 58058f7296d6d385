import { verdictWords } from '../messages/en/verdict.ts'
import { together } from './count.ts'

const MODEL = /^model:(.+)$/

/**
 * Who checked a text, in words: a verdict names them as `structural@1+local@1+model:some-model`. A name that came later
 * than this page stands as it is.
 */
export function checkersOf(validator: string): string {
  const names = validator.split('+').flatMap((part) => {
    const model = MODEL.exec(part)?.[1]
    if (model !== undefined) return [verdictWords.model({ name: model })]
    const [name = ''] = part.split('@')
    if (name === 'structural') return [verdictWords.structural]
    return [name === 'local' ? verdictWords.local : part]
  })
  // Whoever reads with rules has looked at the form as well; the form alone is worth a word.
  return together(names.length > 1 ? names.filter((name) => name !== verdictWords.structural) : names)
}
