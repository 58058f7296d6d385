import { area } from '../area.ts'

/** What a finding of continuity validation is about, by the contract's own literals. */
export const findingsWords = area('findings', {
  bible_structure: 'bible structure',
  unknown_entity: 'unknown entity',
  inactive_character_acts: 'inactive character acts',
  unexplained_return: 'unexplained return',
  location_jump: 'location jump',
  anachronism: 'anachronism',
  world_rule_broken: 'world rule broken',
  trait_contradiction: 'trait contradiction',
  alias_confusion: 'alias confusion',
  duplicate_character: 'duplicate character',
  relationship_contradiction: 'relationship contradiction',
  resolved_thread_reopened: 'resolved thread reopened',
  counting_error: 'counting error',
  impossible_knowledge: 'impossible knowledge',
})
