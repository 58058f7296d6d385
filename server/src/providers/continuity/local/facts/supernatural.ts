import type { Bible, BibleCharacter } from '@skein/contract/bible'

const DEAD_ONES =
  /\b(?:ghosts?|spirits?|phantoms?|the dead|dead (?:men|people|souls)|revenants?|undead|souls|resurrect\p{L}*|immortal\p{L}*|reincarnat\p{L}*|ancestors?|necromanc\p{L}*|zombies?|vampires?|androids?|clones?|uploads?|holograms?|backups?|time travel\p{L}*)\b/iu
const NEVER =
  /\b(?:no|not|never|nothing|nobody|none|cannot|can't|don't|doesn't|without|has a (?:natural )?cause|impossible)\b/i

/** Whether this world lets the dead walk, talk or come back. Where it does, an act of theirs is no slip. */
export function mayDeadReturn({ setting, characters }: Bible): boolean {
  return [...(setting.worldRules ?? []), ...characters.flatMap(({ traits = [] }) => traits)].some(
    (rule) => DEAD_ONES.test(rule) && !NEVER.test(rule),
  )
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
