import type { Finding, Verdict } from '@skein/contract/verdict'
import type { ContinuityValidator } from './continuity.port.ts'
import { judgeLocally } from './local/judge-locally.ts'
import { noted } from './said-to-writers.ts'
import { type Judged, judgeStructure } from './structural.ts'

const VALIDATOR = 'structural@1+local@3'

/**
 * The validator that needs no key: structure first, then what the text claims against what the bible has, by rules over
 * English grammar. Fast enough to run while a scene is locked. Text in another language is checked for structure alone,
 * and the verdict says so.
 *
 * @param mayBlock whether the rules over words may stop a continuation for good. They may not by default: on worlds they
 * had never seen, too few of their certainties have been seen to be right (docs/bench.md), and a false one costs a writer's
 * trust. What they are sure of is then a doubt, which its writer accepts with one click.
 */
export function createLocalValidator({ mayBlock = false }: { readonly mayBlock?: boolean } = {}): ContinuityValidator {
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
        request.language,
      )
      return verdict(request.bible.version, {
        findings: [...told.findings.map((finding) => (mayBlock ? finding : asDoubt(finding))), ...structure.findings],
        notes: [...told.notes, ...structure.notes],
      })
    },
  }
}

const asDoubt = (finding: Finding): Finding => ({
  ...finding,
  severity: finding.severity === 'block' ? 'warn' : finding.severity,
})

function verdict(bibleVersion: number, { findings, notes }: Judged): Verdict {
  const isBlocked = findings.some(({ severity }) => severity === 'block')
  return {
    outcome: isBlocked ? 'block' : findings.length > 0 ? 'warn' : 'pass',
    bibleVersion,
    validator: VALIDATOR,
    findings,
    ...noted(notes),
  }
}
