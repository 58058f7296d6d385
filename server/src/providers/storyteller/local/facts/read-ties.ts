import { KIN_WORD } from '#providers/continuity/local/facts/kin-of.ts'
import type { Mention } from '#providers/continuity/local/text/mentions.ts'
import type { Person } from '#providers/continuity/local/text/people.ts'
import type { StoryReading } from '#providers/continuity/local/text/story-reading.ts'
import { genderOfRole } from '#reading/roles.lexicon.ts'
import { type Fact, type FactReader, isNamed, isSure, sureOwner } from './fact.ts'

const KIN = `(?<kin>${KIN_WORD}|widow|widower|stepmother|stepfather|stepson|stepdaughter|twin|fiancée?)`
const AGE = '(?:(?:late|own|only|elder|older|eldest|younger|youngest|twin|dear|poor|little|big|first|second) )?'
/** "his sister Anna" */
const BEFORE = new RegExp(`(?<![\\p{L}])(?<owner>his|her) ${AGE}${KIN},? $`, 'iu')
/** "Tom's sister " */
const OWNED = new RegExp(`^['’]s? ${AGE}${KIN},? $`, 'u')
/** "Anna, his sister," and "Anna was his sister." */
const AFTER = new RegExp(`^(?:,| was| is) (?<owner>his|her) ${AGE}${KIN}(?=[,.;:)—]|--)`, 'iu')
/** "Anna, the sister of " and "Anna was the sister of " */
const OF = new RegExp(`^(?:,| was| is) (?:the |a )?${AGE}${KIN} of $`, 'iu')
/** "Anna, " and "Anna was " before "Tom's sister," */
const BEFORE_OWNER = /^(?:,| was| is) $/iu
const THEN_KIN = new RegExp(`^['’]s? ${AGE}${KIN}(?=[,.;:)—]|--)`, 'u')
const LOOK_BACK = 40

/** Kin told by the narration between two people who both have names. */
export const readTies: FactReader = (story) => {
  const { passage, mentions } = story
  const told = mentions.filter(({ start }) => !passage.isQuoted(start))
  return told.flatMap((mention, index): Fact[] => {
    const next = told[index + 1]
    const before = passage.plain.slice(Math.max(0, mention.start - LOOK_BACK), mention.start)
    const after = passage.plain.slice(mention.end, mention.end + LOOK_BACK * 2)
    const between = next === undefined ? '' : passage.plain.slice(mention.end, next.start)
    const found: Fact[] = []
    const say = (who: Person, kin: string | undefined, owner: Person | null) => {
      const fact = kin === undefined || owner === null ? null : tie(story, { who, kin, owner, at: mention.start })
      if (fact !== null) found.push(fact)
    }
    const own = BEFORE.exec(before)?.groups
    // In "her husband Tom's brother" it is the brother who is meant.
    if (own !== undefined && !mention.isPossessive)
      say(
        mention.person,
        own['kin'],
        sureOwner(story, own['owner'] ?? '', mention.start - before.length + before.lastIndexOf(own['owner'] ?? '')),
      )
    const apposed = AFTER.exec(after)?.groups
    if (apposed !== undefined)
      say(mention.person, apposed['kin'], ownerAfter(story, mention, apposed['owner'] ?? '', after))
    if (next === undefined) return found
    const owned = OWNED.exec(between)?.groups
    if (owned !== undefined && mention.isPossessive && !next.isPossessive)
      say(next.person, owned['kin'], mention.person)
    const of = OF.exec(between)?.groups
    if (of !== undefined) say(mention.person, of['kin'], next.person)
    const theirs = BEFORE_OWNER.test(between)
      ? THEN_KIN.exec(passage.plain.slice(next.end, next.end + LOOK_BACK))
      : null
    if (theirs !== null) say(mention.person, theirs.groups?.['kin'], next.person)
    return found
  })
}

/** In "Anna, his sister," the one who is meant was named before Anna. */
function ownerAfter(story: StoryReading, mention: Mention, pronoun: string, after: string): Person | null {
  const owner = sureOwner(story, pronoun, mention.end + after.toLowerCase().indexOf(pronoun.toLowerCase()))
  return owner === mention.person ? sureOwner(story, pronoun, mention.start) : owner
}

function tie(
  story: StoryReading,
  { who, kin, owner, at }: { who: Person; kin: string; owner: Person; at: number },
): Fact | null {
  const gender = genderOfRole(kin.toLowerCase())
  if (who === owner || ![who, owner].every((one) => isSure(story, one) && isNamed(one))) return null
  if (gender !== null && who.gender !== null && who.gender !== gender) return null
  const type = `${kin.toLowerCase()} of`
  const isTold = (who.character.relationships ?? []).some(({ targetEntityId }) => targetEntityId === owner.entityId)
  if (isTold) return null
  return {
    operation: {
      op: 'add_relationship',
      entityId: who.entityId,
      targetEntityId: owner.entityId,
      relationshipType: type,
    },
    says: `Settled: ${who.name} is ${type} ${owner.name}.`,
    at,
  }
}
