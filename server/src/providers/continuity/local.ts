import type { Finding, Verdict } from '@skein/contract/verdict'
import type { ContinuityValidator } from './continuity.port.ts'
import { judgeLocally } from './local/judge-locally.ts'
import { DEFAULT_RULES, isDefaultChoice, RULE_DEFAULTS, type RuleChoice } from './local/rule-switches.ts'
import { noted } from './said-to-writers.ts'
import { judgeStructure } from './structural.ts'

const VALIDATOR = 'structural@1+local@4'
/** Other rules than the default ones were chosen: nobody has measured those together. */
const OWN_CHOICE = '*'

/**
 * The validator that needs no key: structure first, then what the text claims against what the bible has, by rules over
 * English grammar. Fast enough to run while a scene is locked. Text in another language is checked for structure alone,
 * and the verdict says so.
 *
 * @param mayBlock whether the rules over words may stop a continuation for good. They may not by default: on worlds they
 * had never seen, too few of their certainties have been seen to be right (docs/bench.md), and a false one costs a writer's
 * trust. What they are sure of is then a doubt, which its writer accepts with one click.
 * @param rules those over words that speak.
 */
export function createLocalValidator({
  mayBlock = false,
  rules = DEFAULT_RULES,
}: {
  readonly mayBlock?: boolean
  readonly rules?: RuleChoice
} = {}): ContinuityValidator {
  const validator = isDefaultChoice(rules) ? VALIDATOR : `${VALIDATOR}${OWN_CHOICE}`
  return {
    id: validator,
    rules: RULE_DEFAULTS.map(({ id, isOn }) => ({ id, isOn: rules.has(id), isOnByDefault: isOn })),
    validate: async (request) => {
      request.signal.throwIfAborted()
      const bibleVersion = request.bible.version
      const structure = judgeStructure(request)
      // A broken bible or script leaves nothing to compare the words with.
      if (structure.findings.some(({ severity }) => severity === 'block'))
        return {
          outcome: 'block',
          bibleVersion,
          validator,
          findings: structure.findings,
          ...noted(structure.notes),
          rules: [],
        }
      const recentTexts = (request.recentSegments ?? []).map(({ text }) => text)
      const told = judgeLocally(request.text, request.bible, recentTexts, { language: request.language, rules })
      const findings = [
        ...told.findings.map((finding) => (mayBlock ? finding : asDoubt(finding))),
        ...structure.findings,
      ]
      return {
        outcome: outcomeOf(findings),
        bibleVersion,
        validator,
        findings,
        ...noted([...told.notes, ...structure.notes]),
        rules: told.ran,
      }
    },
  }
}

const asDoubt = (finding: Finding): Finding => ({
  ...finding,
  severity: finding.severity === 'block' ? 'warn' : finding.severity,
})

function outcomeOf(findings: readonly Finding[]): Verdict['outcome'] {
  if (findings.some(({ severity }) => severity === 'block')) return 'block'
  return findings.length > 0 ? 'warn' : 'pass'
}
