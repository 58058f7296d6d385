import type { Bible, BibleChange, BibleCharacter } from '@skein/contract/bible'
import { type Said, say } from '#platform/say.ts'
import { change, diffEntries, diffWordLists, diffWords } from './diff-words.rules.ts'

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
      changes.push(change('added', pointer, say('change_joins', { name: character.canonicalName })))
      continue
    }
    for (const line of diffCharacter(known.character, character, nameOf)) {
      const owner = line.kind === 'removed' ? `/characters/${known.index}` : pointer
      changes.push({ ...line, pointer: `${owner}${line.pointer}` })
    }
  }
  for (const [index, character] of older.characters.entries()) {
    if (after.has(character.entityId)) continue
    changes.push(change('removed', `/characters/${index}`, say('change_leavesCast', { name: character.canonicalName })))
  }
  return changes
}

type Relationship = NonNullable<BibleCharacter['relationships']>[number]

/** Pointers are relative to the character, which may stand elsewhere in the older list. */
function diffCharacter(
  older: BibleCharacter,
  newer: BibleCharacter,
  nameOf: ReadonlyMap<string, string>,
): BibleChange[] {
  const name = newer.canonicalName
  const changes: BibleChange[] = []
  if (older.canonicalName !== name)
    changes.push(change('changed', '/canonicalName', say('change_renamed', { old: older.canonicalName, name })))
  const { isActive = true, introducedInSegment: first } = newer
  if ((older.isActive ?? true) !== isActive)
    changes.push(change('changed', '/isActive', say(isActive ? 'change_back' : 'change_out', { name })))
  if (older.introducedInSegment !== first) {
    const line =
      first === undefined
        ? say('change_firstSeenUnknown', { name })
        : say('change_firstSeen', { name, segment: `${first}` })
    changes.push(change('changed', '/introducedInSegment', line))
  }
  const tieOf = ({
    targetEntityId = '',
    relationshipType,
  }: Relationship): { tie: string | Said; other: string | Said } => ({
    tie: relationshipType ?? say('part_relatedTo'),
    other: nameOf.get(targetEntityId) ?? (targetEntityId || say('part_somebody')),
  })
  const keyOf = ({ targetEntityId = '', relationshipType = '' }: Relationship): string =>
    JSON.stringify([relationshipType, nameOf.get(targetEntityId) ?? targetEntityId])
  return [
    ...changes,
    ...diffWords(older.description, newer.description, '/description', say('what_description', { name })),
    ...diffWords(older.appearance, newer.appearance, '/appearance', say('what_appearance', { name })),
    ...diffWordLists(older.aliases, newer.aliases, '/aliases', {
      added: (alias) => say('change_alias', { name, alias }),
      removed: (alias) => say('change_noAlias', { name, alias }),
    }),
    ...diffWordLists(older.traits, newer.traits, '/traits', {
      added: (trait) => say('change_trait', { name, trait }),
      removed: (trait) => say('change_noTrait', { name, trait }),
    }),
    ...diffEntries(older.relationships, newer.relationships, keyOf, '/relationships', {
      added: (relation) => say('change_tie', { name, ...tieOf(relation) }),
      removed: (relation) => say('change_noTie', { name, ...tieOf(relation) }),
    }),
    ...diffPictures(older, newer),
  ]
}

function diffPictures(older: BibleCharacter, newer: BibleCharacter): BibleChange[] {
  const name = newer.canonicalName
  const { referenceAssets: before = {} } = older
  const { referenceAssets: after = {} } = newer
  return [
    ...diffWords(before.portraitUrl, after.portraitUrl, '/referenceAssets/portraitUrl', say('what_portrait', { name })),
    ...diffWords(
      before.voiceAnchorUrl,
      after.voiceAnchorUrl,
      '/referenceAssets/voiceAnchorUrl',
      say('what_voice', { name }),
    ),
    ...diffWords(
      before.styleFrameUrl,
      after.styleFrameUrl,
      '/referenceAssets/styleFrameUrl',
      say('what_styleFrame', { name }),
    ),
  ]
}
