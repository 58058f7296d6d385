import type { Translation } from '../area.ts'
import type { findingsWords } from '../en/findings.ts'

export const findings: Translation<typeof findingsWords> = {
  bible_structure: 'Aufbau der Bibel',
  unknown_entity: 'unbekannter Eintrag',
  inactive_character_acts: 'abwesende Figur handelt',
  unexplained_return: 'unerklärte Rückkehr',
  location_jump: 'Ortssprung',
  anachronism: 'Anachronismus',
  world_rule_broken: 'Regel der Welt gebrochen',
  trait_contradiction: 'widersprüchliche Eigenschaft',
  alias_confusion: 'verwechselter Beiname',
  duplicate_character: 'doppelte Figur',
  relationship_contradiction: 'widersprüchliche Beziehung',
  resolved_thread_reopened: 'gelöster Faden wieder offen',
  counting_error: 'verzählt',
  impossible_knowledge: 'unmögliches Wissen',
}
