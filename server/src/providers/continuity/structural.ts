import type { Bible } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import type { Finding, Verdict } from '@skein/contract/verdict'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { checkOperations, checkScript } from '#providers/storyteller/story-schema.ts'
import type { ContinuityRequest, ContinuityValidator } from './continuity.port.ts'

const VALIDATOR = 'structural@1'
const NOT_CHECKED =
  'Only the structure was checked: whether the text contradicts the story so far was left to its readers.'

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

/** What is wrong with shapes and references, and what was left out of the proposed changes. */
export function judgeStructure({
  script,
  operations,
  bible,
  nextSequence,
}: ContinuityRequest): Pick<Verdict, 'findings' | 'notes'> {
  const malformed = [
    ...checkScript(script).map(({ pointer, message }) =>
      structureFinding(`The script at ${pointer || '/'} ${message}.`),
    ),
    ...checkOperations(operations).map(({ pointer, message }) =>
      structureFinding(`The proposed change at ${pointer || '/'} ${message}.`),
    ),
  ]
  const unsound = validateBible(bible).map(({ pointer, message }) =>
    structureFinding(`The bible itself is not sound: ${pointer || '/'} ${message}.`, bible, pointer),
  )
  if (malformed.length > 0 || unsound.length > 0) return { findings: [...malformed, ...unsound], notes: [] }

  const next = applyOperations(bible, operations, { segmentNumber: nextSequence })
  const findings = [
    ...validateBible(next.bible).map(({ pointer, message }) =>
      structureFinding(`The bible would no longer be sound: ${pointer || '/'} ${message}.`),
    ),
    ...unknownEntities(script, next.bible),
  ]
  return { findings, notes: next.skipped.map(({ reason }) => `A proposed change was left out: ${reason}`) }
}

function verdict(bible: Bible, findings: Finding[], leftOut: string[]): Verdict {
  const isBlocked = findings.some(({ severity }) => severity === 'block')
  return {
    outcome: isBlocked ? 'block' : findings.length > 0 ? 'warn' : 'pass',
    bibleVersion: bible.version,
    validator: VALIDATOR,
    findings,
    notes: [NOT_CHECKED, ...leftOut],
  }
}

function structureFinding(reason: string, bible?: Bible, pointer = ''): Finding {
  return {
    kind: 'bible_structure',
    severity: 'block',
    confidence: 1,
    quote: null,
    cites: bible === undefined ? null : { bibleVersion: bible.version, pointer, establishedInSegment: null },
    reason,
    suggestion: 'Submit the text again: the words are not at fault, what was made of them is.',
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
      reason: `The script shows ${entityId}, who is not in the bible.`,
      suggestion: 'Name the character in the text as the bible names them, or introduce them by name.',
    }))
}
