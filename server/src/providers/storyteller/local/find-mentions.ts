import type { CastDirectory } from './cast-directory.ts'
import { type RolePhrase, rolesIn } from './find-roles.ts'
import type { ReadSentence } from './read-sentence.ts'

/** A place where a known name stands in a sentence. */
export interface Mention {
  readonly entityId: string
  readonly start: number
  readonly end: number
  readonly isPossessive: boolean
  readonly isSpoken: boolean
  /** Whether the words around say that they do something; null for a name, whose bearer is there unless words say otherwise. */
  readonly isActing: boolean | null
}

/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u

/**
 * Makes a finder for all names a directory knows now; longer names win over the shorter ones inside them.
 *
 * @param whoever whom a phrase means that is nobody's name; null for nobody in particular.
 */
export function findMentions(
  directory: CastDirectory,
  whoever: (phrase: RolePhrase) => string | null,
): (sentence: ReadSentence) => Mention[] {
  const named = findNames(directory)
  return (sentence) => {
    const names = named(sentence)
    const roles = rolesIn(sentence).flatMap((phrase): Mention[] => {
      const entityId = directory.called(phrase) ?? whoever(phrase)
      if (entityId === null) return []
      const { start, end, isPossessive, isSpoken, isActing } = phrase
      return [{ entityId, start, end, isPossessive, isSpoken, isActing }]
    })
    const apart = names.filter((name) => !roles.some((role) => name.start < role.end && role.start < name.end))
    return [...apart, ...roles].toSorted((left, right) => left.start - right.start)
  }
}

function findNames(directory: CastDirectory): (sentence: ReadSentence) => Mention[] {
  const forms = directory.writtenForms()
  if (forms.size === 0) return () => []
  const entityOf = new Map<string, string>()
  for (const [form, entityId] of forms) for (const variant of variants(form)) entityOf.set(variant, entityId)
  const longestFirst = [...entityOf.keys()].toSorted((left, right) => right.length - left.length)
  const pattern = new RegExp(
    [
      ...longestFirst.filter((form) => UNSPACED.test(form)).map(escaped),
      // The bounds stand outside the alternatives: tried once per place, not once per name.
      `(?<![\\p{L}\\p{N}])(?:${
        longestFirst
          .filter((form) => !UNSPACED.test(form))
          .map(escaped)
          .join('|') || '(?!)'
      })(?![\\p{L}\\p{N}])`,
    ].join('|'),
    'gu',
  )
  return (sentence) =>
    [...sentence.text.matchAll(pattern)].flatMap(({ index, 0: found }) => {
      const entityId = entityOf.get(found)
      if (entityId === undefined || isAnotherWord(sentence, index)) return []
      const end = index + found.length
      const isPossessive = /^['’](?:s\b|(?=\s))/u.test(sentence.text.slice(end)) && !isShortened(sentence.text, end)
      return [{ entityId, start: index, end, isPossessive, isSpoken: sentence.isSpoken(index), isActing: null }]
    })
}

function variants(form: string): string[] {
  const curly = form.replaceAll("'", '’')
  const capital = form.charAt(0).toUpperCase() + form.slice(1)
  return [...new Set([form, curly, capital])]
}

function escaped(form: string): string {
  return form.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** "Will you", "May I", "Rose early": a name's letters used as something else. */
function isAnotherWord({ tokens }: ReadSentence, start: number): boolean {
  const token = tokens.find((known) => known.start === start)
  if (token === undefined || token.tags.has('Person') || token.tags.has('ProperNoun')) return false
  return ['Modal', 'Auxiliary', 'Conjunction', 'Pronoun', 'Month'].some((tag) => token.tags.has(tag))
}

/** "Mara's late" is Mara, "Mara's coat" is a coat. */
function isShortened(text: string, end: number): boolean {
  return /^['’]s\s+(?:not|been|going|coming|here|there|gone|got|late|asleep|dead|right|a|the)\b/u.test(text.slice(end))
}
