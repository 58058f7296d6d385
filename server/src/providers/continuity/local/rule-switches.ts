/** A rule by its id, and whether it speaks where nobody has said otherwise. */
interface RuleDefault {
  readonly id: string
  readonly isOn: boolean
}

/**
 * Every rule over words, in the order a reader would want to hear of them. Whether one is on by default is decided by
 * what it was worth on texts it had never met (docs/bench.md, Continuity, "Which rules are on"), and nowhere else.
 */
export const RULE_DEFAULTS = [
  { id: 'inactive_character_acts', isOn: true },
  { id: 'unexplained_return', isOn: true },
  { id: 'world_rule', isOn: true },
  { id: 'privilege', isOn: true },
  { id: 'untimely_dead', isOn: true },
  { id: 'absent_thing', isOn: true },
  { id: 'banned_thing', isOn: true },
  { id: 'closed_hours', isOn: true },
  { id: 'missing_requirement', isOn: true },
  { id: 'lacking_technology', isOn: true },
  { id: 'supernatural_event', isOn: true },
  { id: 'trait_contradiction', isOn: true },
  { id: 'abstention', isOn: true },
  { id: 'language_contradiction', isOn: true },
  { id: 'age_contradiction', isOn: true },
  { id: 'missing_part', isOn: true },
  { id: 'loathing', isOn: true },
  { id: 'colour_contradiction', isOn: true },
  { id: 'anachronism', isOn: true },
  { id: 'location_jump', isOn: true },
  { id: 'relationship_contradiction', isOn: true },
  { id: 'only_child', isOn: true },
  { id: 'alias_confusion', isOn: true },
  { id: 'duplicate_character', isOn: true },
  { id: 'resolved_thread', isOn: true },
  { id: 'counting_error', isOn: true },
  { id: 'impossible_knowledge', isOn: true },
  { id: 'kept_secret', isOn: true },
] as const satisfies readonly RuleDefault[]

export type RuleId = (typeof RULE_DEFAULTS)[number]['id']
/** The rules that speak. */
export type RuleChoice = ReadonlySet<RuleId>

export const DEFAULT_RULES: RuleChoice = new Set(RULE_DEFAULTS.filter(({ isOn }) => isOn).map(({ id }) => id))
export const EVERY_RULE: RuleChoice = new Set(RULE_DEFAULTS.map(({ id }) => id))

/** A wish that names no rule; says which word. */
export class RuleChoiceProblem extends Error {}

/**
 * Reads which rules speak: the defaults changed word by word, such as "-loathing, +counting_error". "all" and "none" set
 * every rule at once, so that "none, world_rule" leaves one.
 *
 * @throws RuleChoiceProblem naming the first word that is no rule.
 */
export function readRuleChoice(raw: string): RuleChoice {
  const chosen = new Set<RuleId>(DEFAULT_RULES)
  for (const word of raw.split(/[\s,]+/).filter((part) => part !== '')) {
    const name = word.replace(/^[+-]/, '')
    const isOff = word.startsWith('-') !== (name === 'none')
    const ids = RULE_DEFAULTS.filter(({ id }) => id === name || /^(?:all|none)$/.test(name)).map(({ id }) => id)
    if (ids.length === 0)
      throw new RuleChoiceProblem(`names the rule ${name}, which there is not; there are ${[...EVERY_RULE].join(', ')}`)
    for (const id of ids)
      if (isOff) chosen.delete(id)
      else chosen.add(id)
  }
  return chosen
}

/** Whether these are the rules that speak where nobody has said otherwise. */
export function isDefaultChoice(rules: RuleChoice): boolean {
  return RULE_DEFAULTS.every(({ id, isOn }) => rules.has(id) === isOn)
}
