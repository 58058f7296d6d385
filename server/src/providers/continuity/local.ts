import type { Verdict } from '@skein/contract/verdict'
import type { ContinuityValidator } from './continuity.port.ts'
import { judgeLocally } from './local/judge-locally.ts'
import { judgeStructure } from './structural.ts'

const VALIDATOR = 'structural@1+local@1'

/**
 * The validator that needs no key: structure first, then what the text claims against what the bible has, by rules over
 * English grammar. Fast enough to run while a scene is locked. Text in another language is checked for structure alone,
 * and the verdict says so.
 */
export function createLocalValidator(): ContinuityValidator {
  return {
    id: VALIDATOR,
    validate: async (request) => {
      request.signal.throwIfAborted()
      const structure = judgeStructure(request)
      // A broken bible or script leaves nothing to compare the words with.
      if (structure.findings.some(({ severity }) => severity === 'block'))
        return verdict(request.bible.version, structure)
      const told = judgeLocally(
        request.text,
        request.bible,
        (request.recentSegments ?? []).map(({ text }) => text),
      )
      return verdict(request.bible.version, {
        findings: [...told.findings, ...structure.findings],
        notes: [...told.notes, ...structure.notes],
      })
    },
  }
}

function verdict(bibleVersion: number, { findings, notes }: Pick<Verdict, 'findings' | 'notes'>): Verdict {
  const isBlocked = findings.some(({ severity }) => severity === 'block')
  return {
    outcome: isBlocked ? 'block' : findings.length > 0 ? 'warn' : 'pass',
    bibleVersion,
    validator: VALIDATOR,
    findings,
    notes,
  }
}
