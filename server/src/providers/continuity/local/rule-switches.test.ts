import { expect, it } from 'vitest'
import { makeBible } from '../../../../test/make/continuity.ts'
import { createLocalValidator } from '../local.ts'
import { judgeLocally } from './judge-locally.ts'
import { DEFAULT_RULES, EVERY_RULE, isDefaultChoice, readRuleChoice, RuleChoiceProblem } from './rule-switches.ts'

const bible = makeBible({ setting: { timePeriod: '1820' } })
const TEXT = 'She switched on the television and watched the news until ten.'

it('lets a rule speak where it is on and keeps it silent where it is off', () => {
  const saidBy = (choice: string) => judgeLocally(TEXT, bible, [], { rules: readRuleChoice(choice) })
  expect(saidBy('none, anachronism')).toMatchObject({ by: ['anachronism'], ran: ['anachronism'] })
  expect(saidBy('all -anachronism').findings).toEqual([])
  expect(saidBy('all -anachronism').ran).toHaveLength(EVERY_RULE.size - 1)
})

it('reads changes from left to right, and nothing as the defaults', () => {
  expect(readRuleChoice('')).toEqual(DEFAULT_RULES)
  expect(readRuleChoice('none,+loathing,privilege,-loathing')).toEqual(new Set(['privilege']))
  expect(readRuleChoice('-none')).toEqual(EVERY_RULE)
  expect(isDefaultChoice(readRuleChoice('none'))).toBe(false)
})

it('names the word that is no rule', () => {
  expect(() => readRuleChoice('-loathing,spelling')).toThrow(RuleChoiceProblem)
  expect(() => readRuleChoice('spelling')).toThrow(/spelling/)
})

it('marks the validator of an instance that chose other rules, since nobody measured those', () => {
  const usual = createLocalValidator()
  const own = createLocalValidator({ rules: readRuleChoice('none') })
  expect(own.id).toBe(`${usual.id}*`)
  expect(own.rules?.filter(({ isOn }) => isOn)).toEqual([])
  expect(usual.rules?.every(({ isOn, isOnByDefault }) => isOn === isOnByDefault)).toBe(true)
})
