import type { Bible } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import type { Finding, Verdict } from '@skein/contract/verdict'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { type Said, say } from '#platform/say.ts'
import { checkOperations, checkScript } from '#providers/storyteller/story-schema.ts'
import type { ContinuityRequest, ContinuityValidator } from './continuity.port.ts'
import { noted, told } from './said-to-writers.ts'

const VALIDATOR = 'structural@1'

/**
 * The validator that needs no key and no language: shapes, references, and that the proposed changes lead to a sound
 * bible. What it finds is certain, so every finding has confidence 1; what it cannot know it says in `notes`.
 */
export function createStructuralValidator(): ContinuityValidator {
  return {
    id: VALIDATOR,
    validate: async (request) => {
      request.signal.throwIfAborted()
      const { findings, notes } = judgeStructure(request)
      return verdict(request.bible, findings, notes)
    },
  }
}

/** What was found, and what has to be said beside it. */
export interface Judged {
  readonly findings: Finding[]
  readonly notes: readonly Said[]
}

/** What is wrong with shapes and references, and what was left out of the proposed changes. */
export function judgeStructure({ script, operations, bible, nextSequence }: ContinuityRequest): Judged {
  const malformed = [
    ...checkScript(script).map(({ pointer, message }) =>
      structureFinding(say('structure_script', { pointer: pointer || '/', problem: message })),
    ),
    ...checkOperations(operations).map(({ pointer, message }) =>
      structureFinding(say('structure_change', { pointer: pointer || '/', problem: message })),
    ),
  ]
  const unsound = validateBible(bible).map(({ pointer, problem }) =>
    structureFinding(say('structure_bible', { pointer: pointer || '/', problem }), bible, pointer),
  )
  if (malformed.length > 0 || unsound.length > 0) return { findings: [...malformed, ...unsound], notes: [] }

  const next = applyOperations(bible, operations, { segmentNumber: nextSequence })
  const findings = [
    ...validateBible(next.bible).map(({ pointer, problem }) =>
      structureFinding(say('structure_after', { pointer: pointer || '/', problem })),
    ),
    ...unknownEntities(script, next.bible),
  ]
  return { findings, notes: next.skipped.map(({ reason }) => say('note_leftOut', { reason })) }
}

function verdict(bible: Bible, findings: Finding[], leftOut: readonly Said[]): Verdict {
  const isBlocked = findings.some(({ severity }) => severity === 'block')
  return {
    outcome: isBlocked ? 'block' : findings.length > 0 ? 'warn' : 'pass',
    bibleVersion: bible.version,
    validator: VALIDATOR,
    findings,
    ...noted([say('note_structureOnly'), ...leftOut]),
  }
}

function structureFinding(why: Said, bible?: Bible, pointer = ''): Finding {
  return {
    kind: 'bible_structure',
    severity: 'block',
    confidence: 1,
    quote: null,
    cites: bible === undefined ? null : { bibleVersion: bible.version, pointer, establishedInSegment: null },
    ...told(why, say('structure_do')),
  }
}

/** Somebody the script shows although neither this bible nor the proposed changes know them. */
function unknownEntities(script: Script, bible: Bible): Finding[] {
  const known = new Set(bible.characters.map(({ entityId }) => entityId))
  const shown = script.shots.flatMap(({ cast, dialogue }) => [
    ...cast.map(({ entityId }) => entityId),
    ...dialogue.flatMap(({ entityId }) => (entityId === null ? [] : [entityId])),
  ])
  return [...new Set(shown)]
    .filter((entityId) => !known.has(entityId))
    .map((entityId) => ({
      kind: 'unknown_entity',
      severity: 'warn',
      confidence: 1,
      quote: null,
      cites: null,
      ...told(say('unknownEntity_why', { entityId }), say('unknownEntity_do')),
    }))
}
