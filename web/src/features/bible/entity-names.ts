import type { Bible } from '@skein/contract/bible'

/** How to name an entity of this bible; before it is known, a name made from the id. */
export const entityNames =
  (bible: Bible | undefined) =>
  (entityId: string): string => {
    const character = bible?.characters.find((entry) => entry.entityId === entityId)
    if (character !== undefined) return character.canonicalName
    const bare = entityId.replace(/^char_/, '')
    return bare.charAt(0).toUpperCase() + bare.slice(1)
  }

/** The characters whose name or alias stands in a text as whole words, in any script. */
export function charactersIn(bible: Bible, text: string): ReadonlySet<string> {
  const found = new Set<string>()
  const lower = text.toLocaleLowerCase()
  for (const character of bible.characters) {
    const [first] = character.canonicalName.split(/\s+/)
    const names = [character.canonicalName, ...(character.aliases ?? []), ...(first === undefined ? [] : [first])]
    if (names.some((name) => hasWord(lower, name.toLocaleLowerCase()))) found.add(character.entityId)
  }
  return found
}

/** The bible's places whose name stands in a text, with or without its article. */
export function placesIn({ setting }: Bible, text: string): ReadonlySet<string> {
  const lower = text.toLocaleLowerCase()
  const names = [setting.primaryLocation, ...(setting.locations ?? []).map(({ name }) => name)]
  const isNamed = (name: string) => hasWord(lower, name.toLocaleLowerCase().replace(/^(?:the|an?)\s+/, ''))
  return new Set(names.flatMap((name) => (name !== undefined && isNamed(name) ? [name] : [])))
}

const letter = /[\p{L}\p{N}]/u

function hasWord(text: string, word: string): boolean {
  if (word.length < 2) return false
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? ' '
    const after = text.slice(at + word.length, at + word.length + 1)
    // Scripts without spaces have no word ends to look for.
    const isSpaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
    if (isSpaceless || (!letter.test(before) && !letter.test(after))) return true
  }
  return false
}
