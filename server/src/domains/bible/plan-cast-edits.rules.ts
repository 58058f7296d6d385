import type { Bible, BibleCharacter } from '@skein/contract/bible'
import { say } from '#platform/say.ts'
import type { EditDraft } from './edit-draft.rules.ts'
import { isSameWording } from './names.rules.ts'

const TRAITS_AT_FIRST_MAX = 12

/**
 * Says what differs in the cast. Names are given up before others take them.
 *
 * @returns the wanted bible with what Skein fills in for somebody new, and with what it writes when somebody leaves or
 * returns.
 */
export function planCast(
  draft: EditDraft,
  base: Bible,
  wanted: Bible,
  { segmentNumber }: { readonly segmentNumber: number },
): Bible {
  for (const [index, { entityId }] of base.characters.entries())
    if (!wanted.characters.some((character) => character.entityId === entityId))
      draft.refuse(`/characters/${index}`, say('refused_personStays'))
  const cast = wanted.characters.map((character) =>
    find(base, character.entityId) === undefined ? { introducedInSegment: segmentNumber, ...character } : character,
  )
  const each = (say: (wanted: BibleCharacter, known: BibleCharacter, pointer: string) => void): void => {
    for (const [index, character] of cast.entries()) {
      const known = find(draft.bible(), character.entityId)
      if (known !== undefined) say(character, known, `/characters/${index}`)
    }
  }
  const removeOthers = () => each((character, known, pointer) => removeWords(draft, character, known, pointer))
  removeOthers()
  each(({ entityId, canonicalName }, known, pointer) => {
    if (known.canonicalName !== canonicalName)
      draft.say(`${pointer}/canonicalName`, { op: 'rename_character', entityId, canonicalName })
  })
  // A new name leaves the old one behind as another name.
  removeOthers()
  for (const [index, { entityId, canonicalName, description = '', traits = [] }] of cast.entries())
    if (find(draft.bible(), entityId) === undefined)
      draft.say(`/characters/${index}`, {
        op: 'add_character',
        entityId,
        canonicalName,
        description,
        traits: traits.slice(0, TRAITS_AT_FIRST_MAX),
      })
  each((character, known, pointer) => addWords(draft, character, known, pointer))
  each((character, known, pointer) => describe(draft, character, known, pointer))
  return planStanding(draft, { ...wanted, characters: cast })
}

const find = (bible: Bible, id: string): BibleCharacter | undefined =>
  bible.characters.find(({ entityId }) => entityId === id)

type Tie = NonNullable<BibleCharacter['relationships']>[number]
const isSameTie = (left: Tie, right: Tie): boolean =>
  left.targetEntityId === right.targetEntityId && left.relationshipType === right.relationshipType

function removeWords(draft: EditDraft, wanted: BibleCharacter, known: BibleCharacter, pointer: string): void {
  const { entityId } = wanted
  for (const alias of known.aliases ?? [])
    if (!(wanted.aliases ?? []).includes(alias))
      draft.say(`${pointer}/aliases`, { op: 'remove_alias', entityId, alias })
  for (const trait of known.traits ?? [])
    if (!(wanted.traits ?? []).includes(trait)) draft.say(`${pointer}/traits`, { op: 'remove_trait', entityId, trait })
  for (const tie of known.relationships ?? []) {
    const { targetEntityId, relationshipType } = tie
    if (targetEntityId === undefined || relationshipType === undefined) continue
    if (!(wanted.relationships ?? []).some((other) => isSameTie(tie, other)))
      draft.say(`${pointer}/relationships`, { op: 'remove_relationship', entityId, targetEntityId, relationshipType })
  }
}

function addWords(draft: EditDraft, wanted: BibleCharacter, known: BibleCharacter, pointer: string): void {
  const { entityId } = wanted
  for (const [index, alias] of (wanted.aliases ?? []).entries())
    if (!(known.aliases ?? []).includes(alias))
      draft.say(`${pointer}/aliases/${index}`, { op: 'add_alias', entityId, alias })
  for (const [index, trait] of (wanted.traits ?? []).entries())
    if (!(known.traits ?? []).includes(trait))
      draft.say(`${pointer}/traits/${index}`, { op: 'add_trait', entityId, trait })
  for (const [index, tie] of (wanted.relationships ?? []).entries()) {
    if ((known.relationships ?? []).some((other) => isSameTie(tie, other))) continue
    const { targetEntityId, relationshipType } = tie
    const place = `${pointer}/relationships/${index}`
    if (targetEntityId === undefined || relationshipType === undefined) draft.refuse(place, say('refused_halfTie'))
    else draft.say(place, { op: 'add_relationship', entityId, targetEntityId, relationshipType })
  }
}

/** The description first: a new one unsettles how they look. */
function describe(draft: EditDraft, wanted: BibleCharacter, known: BibleCharacter, pointer: string): void {
  const { entityId, description = '', appearance = '' } = wanted
  if ((known.description ?? '') !== description)
    draft.say(`${pointer}/description`, { op: 'describe_character', entityId, description })
  if ((find(draft.bible(), entityId)?.appearance ?? '') !== appearance)
    draft.say(`${pointer}/appearance`, { op: 'describe_appearance', entityId, appearance })
}

/** Who leaves or returns does so for a cause: the new event that names them. */
function planStanding(draft: EditDraft, wanted: Bible): Bible {
  let target = wanted
  for (const [index, { entityId, canonicalName, aliases = [], isActive = true }] of wanted.characters.entries()) {
    const known = find(draft.bible(), entityId)
    if (known === undefined || (known.isActive ?? true) === isActive) continue
    const pointer = `/characters/${index}/isActive`
    const told = target.timeline.majorEvents ?? []
    const cause = told.find(
      ({ event = '' }) =>
        [canonicalName, ...aliases].some((name) => event.includes(name)) &&
        !(draft.bible().timeline.majorEvents ?? []).some((old) => isSameWording(old.event ?? '', event)),
    )
    if (cause?.event === undefined) {
      draft.refuse(pointer, say(isActive ? 'refused_howBack' : 'refused_whyLeave', { name: canonicalName }))
      continue
    }
    draft.say(pointer, { op: 'set_active', entityId, isActive, cause: cause.event })
    const written = draft.bible().timeline.majorEvents?.at(-1)
    if (written?.event !== cause.event) continue
    const filled = { ...written, ...cause, consequences: cause.consequences || written.consequences || '' }
    const majorEvents = told.map((event) => (event === cause ? filled : event))
    target = { ...target, timeline: { ...target.timeline, majorEvents } }
  }
  return target
}
