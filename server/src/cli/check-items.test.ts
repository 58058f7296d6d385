import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chooseValidator } from '#providers/continuity/choose-validator.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import { createLocalValidator } from '#providers/continuity/local.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { continuityAnswers } from '../../test/doubles/continuity-answers.ts'
import { startOpenAiDouble } from '../../test/doubles/openai-double.ts'
import { DEFAULT_RULES } from '#providers/continuity/local/rule-switches.ts'
import { checkItems } from './check-items.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'skein-test-items-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const bible = {
  characters: [
    { entityId: 'char_ines', canonicalName: 'Ines Calder', isActive: true },
    { entityId: 'char_oro', canonicalName: 'Oro Finch', description: 'Died in the fire.', isActive: false },
  ],
  setting: { timePeriod: '1911' },
  timeline: {},
}
const item = (id: string, continuation: string, label: string) => ({
  id,
  bible,
  recentSegments: [],
  continuation,
  label,
})

async function check(...lines: readonly unknown[]) {
  return checkBy(createLocalValidator(), ...lines)
}

async function checkBy(validator: ContinuityValidator, ...lines: readonly unknown[]) {
  const file = join(directory, 'items.jsonl')
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  const verdicts = []
  const parts = { storyteller: createLocalStoryteller(), validator }
  for await (const verdict of checkItems(file, parts)) verdicts.push(verdict)
  return verdicts
}

it('says of each item what the pipeline would, whatever its label claims', async () => {
  const verdicts = await check(
    item('slip', 'Oro Finch looked up and asked Ines for more thread.', 'ok'),
    item('legal', 'Ines put out the lamp and went home.', 'violation'),
  )
  expect(verdicts).toMatchObject([
    {
      id: 'slip',
      verdict: 'warn',
      rules: expect.arrayContaining(['inactive_character_acts']),
      findings: [{ kind: 'inactive_character_acts', evidence: { quote: {} } }],
    },
    { id: 'legal', verdict: 'pass', findings: [] },
  ])
})

it('asks the configured language model too, and marks what it alone doubts', async () => {
  const remark = {
    kind: 'trait_contradiction',
    quote: 'went home',
    entry: '/characters/0',
    confidence: 0.9,
    reason: 'Ines has no home.',
    suggestion: 'Let her stay.',
  }
  const double = await startOpenAiDouble(continuityAnswers(() => ({ findings: [remark] })))
  const validator = chooseValidator({
    continuityRules: DEFAULT_RULES,
    validatorUrl: double.url,
    validatorModel: 'some-maker',
  })
  const verdicts = await checkBy(validator, item('legal', 'Ines put out the lamp and went home.', 'ok'))
  expect(verdicts).toMatchObject([{ verdict: 'warn', findings: [{ evidence: { quote: { text: 'went home' } } }] }])
  await double.close()
})

it('names the line it cannot read', async () => {
  await expect(check(item('a', 'Ines slept.', ''), '{')).rejects.toThrow('items.jsonl, line 2: not valid JSON.')
  await expect(check({ id: 'b', bible })).rejects.toThrow('line 1')
})
