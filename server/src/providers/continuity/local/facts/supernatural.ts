import type { Bible, BibleCharacter } from '@skein/contract/bible'
import { showsMoment } from '../lexicon/moments.lexicon.ts'
import { contentStems } from './stems.ts'

const DEAD_ONES =
  /\b(?:ghosts?|spirits?|phantoms?|the dead|dead (?:men|people|souls)|revenants?|undead|souls|resurrect\p{L}*|immortal\p{L}*|reincarnat\p{L}*|ancestors?|necromanc\p{L}*|zombies?|vampires?|androids?|clones?|uploads?|holograms?|backups?|time travel\p{L}*|the (?:drowned|departed|deceased|fallen|lost|buried|hanged)|(?:those|people|men|women|anybody|anyone) who (?:have |has |had )?(?:died|drowned|perished|been lost|were lost)|shades?|wraiths?|spectres?|jinns?|djinns?|genies?)\b/iu
const NEVER =
  /\b(?:no|not|never|nothing|nobody|none|cannot|can't|don't|doesn't|without|has a (?:natural )?cause|impossible)\b/i

/** What is done with the dead is not what they do. */
const LAID_TO_REST =
  /\b(?:given to|buried|burned|burnt|laid|sent to|mourned|wrapped|washed|carried|not spoken of|named|owed)\b/i
const ONLY_THEN = /\b(?:only|no other|never (?:at|by|on|in)|except|unless|but not)\b/i
const NOT_A_BOUND = /^(?:dead|ghost|spirit|walk|return|speak|com|appear|ris|ancestor|soul|other)$/

/**
 * Whether this world lets the dead walk, talk or come back, where and when this text has it. Where it does, an act of
 * theirs is no slip. A rule that allows it "only between sunset and cockcrow" allows it where the text shows such a time.
 */
export function mayDeadReturn({ setting, characters }: Bible, text: string): boolean {
  const rules = [...(setting.worldRules ?? []), ...characters.flatMap(({ traits = [] }) => traits)]
  return rules.some((rule) => {
    if (!DEAD_ONES.test(rule) || LAID_TO_REST.test(rule)) return false
    if (!ONLY_THEN.test(rule)) return !NEVER.test(rule)
    if (/^\W*(?:no|nothing|nobody|none)\b|\b(?:cannot|can never|never) (?:return|walk|come back|rise)\b/i.test(rule))
      return false
    const isThen = showsMoment(rule, text)
    if (isThen !== null) return isThen
    const said = contentStems(text)
    const bounds = contentStems(rule).filter((word) => !NOT_A_BOUND.test(word))
    return bounds.some((word) => said.includes(word))
  })
}

/** The first rule that keeps the dead from walking at the time this text shows; -1 when none does. */
export function untimelyRule({ setting }: Bible, text: string): number {
  return (setting.worldRules ?? []).findIndex((rule) => {
    if (!DEAD_ONES.test(rule) || LAID_TO_REST.test(rule)) return false
    const isThen = showsMoment(rule, text)
    if (isThen === null) return false
    if (/\b(?:cannot|can never|never|not) (?:return|walk|come|rise|appear|be seen)\b/i.test(rule)) return isThen
    return /\bonly\b/i.test(rule) && !isThen && opposite(rule, text)
  })
}

/** That no night is shown does not make it day; that day is shown does. */
function opposite(rule: string, text: string): boolean {
  const isByNight = /\b(?:night|dark|sunset|midnight|dusk)\b/i.test(rule)
  return showsMoment(isByNight ? 'by daylight' : 'by night', text) === true
}

/** Whether somebody is in the story although they are dead: a ghost, a voice on tape. */
export function isPresenceOfItsOwn({
  description = '',
  traits = [],
  aliases = [],
  canonicalName,
}: BibleCharacter): boolean {
  return /\b(?:ghost|spirit|phantom|hologram|recording|recorded voice|undead|vampire|portrait that|haunts?|immortal|android|robot|statue)\b/i.test(
    [description, canonicalName, ...traits, ...aliases].join('. '),
  )
}
