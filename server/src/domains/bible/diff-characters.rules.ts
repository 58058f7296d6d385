import type { Bible, BibleChange, BibleCharacter } from '@skein/contract/bible'
import { diffWordLists, diffWords } from './diff-words.rules.ts'

/** The cast's part of `diffBibles`: who joined, who left, what is newly known of whom. */
export function diffCharacters(older: Bible, newer: Bible): BibleChange[] {
  const before = new Map(older.characters.map((character, index) => [character.entityId, { character, index }]))
  const after = new Set(newer.characters.map(({ entityId }) => entityId))
  const nameOf = new Map(
    [...older.characters, ...newer.characters].map((known) => [known.entityId, known.canonicalName]),
  )
  const changes: BibleChange[] = []
  for (const [index, character] of newer.characters.entries()) {
    const known = before.get(character.entityId)
    const pointer = `/characters/${index}`
    if (known === undefined) {
      changes.push({ kind: 'added', pointer, text: `${character.canonicalName} joins the cast` })
      continue
    }
    for (const change of diffCharacter(known.character, character, nameOf)) {
      const owner = change.kind === 'removed' ? `/characters/${known.index}` : pointer
      changes.push({ ...change, pointer: `${owner}${change.pointer}` })
    }
  }
  for (const [index, character] of older.characters.entries()) {
    if (after.has(character.entityId)) continue
    const text = `${character.canonicalName} is taken out of the cast`
    changes.push({ kind: 'removed', pointer: `/characters/${index}`, text })
  }
  return changes
}

/** Pointers are relative to the character, which may stand elsewhere in the older list. */
function diffCharacter(
  older: BibleCharacter,
  newer: BibleCharacter,
  nameOf: ReadonlyMap<string, string>,
): BibleChange[] {
  const name = newer.canonicalName
  const changes: BibleChange[] = []
  if (older.canonicalName !== name) {
    const text = `${older.canonicalName} is now called ${name}`
    changes.push({ kind: 'changed', pointer: '/canonicalName', text })
  }
  if ((older.isActive ?? true) !== (newer.isActive ?? true)) {
    const text = (newer.isActive ?? true) ? `${name} is back in the story` : `${name} is out of the story`
    changes.push({ kind: 'changed', pointer: '/isActive', text })
  }
  if (older.introducedInSegment !== newer.introducedInSegment) {
    const text = `${name} first appears in segment ${newer.introducedInSegment ?? '(unknown)'}`
    changes.push({ kind: 'changed', pointer: '/introducedInSegment', text })
  }
  const relationWords = ({ targetEntityId = '', relationshipType = 'related to' }): string =>
    `${relationshipType}: ${nameOf.get(targetEntityId) ?? (targetEntityId || '(somebody)')}`
  return [
    ...changes,
    ...diffWords(older.description, newer.description, '/description', `${name} is described as`),
    ...diffWords(older.appearance, newer.appearance, '/appearance', `${name} looks like this`),
    ...diffWordLists(older.aliases, newer.aliases, '/aliases', {
      added: (alias) => `${name} is also called ${alias}`,
      removed: (alias) => `${name} is no longer called ${alias}`,
    }),
    ...diffWordLists(older.traits, newer.traits, '/traits', {
      added: (trait) => `${name}: ${trait}`,
      removed: (trait) => `${name}: no longer "${trait}"`,
    }),
    ...diffWordLists(
      older.relationships?.map(relationWords),
      newer.relationships?.map(relationWords),
      '/relationships',
      {
        added: (relation) => `${name}, ${relation}`,
        removed: (relation) => `${name}, no longer ${relation}`,
      },
    ),
    ...diffPictures(older, newer),
  ]
}

function diffPictures(older: BibleCharacter, newer: BibleCharacter): BibleChange[] {
  const name = newer.canonicalName
  const { referenceAssets: before = {} } = older
  const { referenceAssets: after = {} } = newer
  return [
    ...diffWords(before.portraitUrl, after.portraitUrl, '/referenceAssets/portraitUrl', `${name}'s portrait`),
    ...diffWords(before.voiceAnchorUrl, after.voiceAnchorUrl, '/referenceAssets/voiceAnchorUrl', `${name}'s voice`),
    ...diffWords(before.styleFrameUrl, after.styleFrameUrl, '/referenceAssets/styleFrameUrl', `${name}'s style frame`),
  ]
}
