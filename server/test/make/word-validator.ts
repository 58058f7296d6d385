import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import { createStructuralValidator } from '#providers/continuity/structural.ts'

/** Stops a telephone and doubts a bicycle, unless the bible has a rule about it: what a real validator does with far more. */
export const wordValidator: ContinuityValidator = {
  id: 'words',
  rules: [{ id: 'words', isOn: true, isOnByDefault: true }],
  validate: async (request) => {
    const verdict = await createStructuralValidator().validate(request)
    const at = (word: string) => {
      const start = request.text.indexOf(word)
      return start === -1 || request.bible.setting.worldRules?.some((rule) => rule.includes(word)) ? null : start
    }
    const finding = (word: string, severity: 'warn' | 'block') => {
      const start = at(word)
      if (start === null) return []
      return [
        {
          kind: 'anachronism' as const,
          severity,
          confidence: 0.9,
          quote: { start, end: start + word.length, text: word },
          cites: null,
          reason: `Nobody here has a ${word}.`,
          suggestion: 'Leave it out.',
        },
      ]
    }
    const findings = [...finding('telephone', 'block'), ...finding('bicycle', 'warn')]
    const outcome = findings.some(({ severity }) => severity === 'block')
      ? 'block'
      : findings.length > 0
        ? 'warn'
        : 'pass'
    return { ...verdict, outcome, findings: [...verdict.findings, ...findings] }
  },
}
