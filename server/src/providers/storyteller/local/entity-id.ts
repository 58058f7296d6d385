import { createHash } from 'node:crypto'

const SLUG_LENGTH_MAX = 40
const LATIN_WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
}

/**
 * The entity id for a name, always the same for the same name (case, accents and punctuation aside), so that two
 * writers who introduce one person mean one entity. Names without enough Latin letters are hashed.
 */
export function entityIdFor(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþıħŋ]/g, (letter) => LATIN_WITHOUT_DECOMPOSITION[letter] ?? '')
  const slug = plain.replaceAll(/[^a-z0-9]/g, '')
  const lettersLost = plain.replaceAll(/[a-z0-9]|\P{L}/gu, '').length
  if (slug !== '' && lettersLost === 0 && slug.length <= SLUG_LENGTH_MAX) return `char_${slug}`
  const digest = createHash('sha256').update(plain.normalize('NFC').trim()).digest('hex').slice(0, 12)
  return `char_${slug.slice(0, SLUG_LENGTH_MAX - digest.length)}${digest}`
}
