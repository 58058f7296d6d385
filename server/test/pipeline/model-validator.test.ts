import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLocalValidator } from '#providers/continuity/local.ts'
import { createModelValidator } from '#providers/continuity/model.ts'
import { continuityAnswers } from '../doubles/continuity-answers.ts'
import { type OpenAiDouble, startOpenAiDouble } from '../doubles/openai-double.ts'
import { makeBible } from '../make/continuity.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

const TEXT = 'Lotte closed the door of the mill. How lovely the waves are, she said.'
const bible = makeBible({ characters: [{ canonicalName: 'Lotte', traits: ['hates the sea'] }] })
const remark = {
  kind: 'trait_contradiction',
  quote: 'How lovely the waves are',
  entry: '/characters/0/traits/0',
  confidence: 1,
  reason: 'Lotte hates the sea.',
  suggestion: 'Let her look away.',
}

let story: TestStory
let double: OpenAiDouble
beforeEach(async () => {
  story = await startTestStory()
  double = await startOpenAiDouble(continuityAnswers(() => ({ findings: [remark] })))
  const config = {
    baseUrl: double.url,
    model: 'some-maker/a-model-with-a-long-name-27b-instruct',
    apiKey: null,
    timeoutMs: 5_000,
    answerTokensMax: 1_000,
  }
  await story.worker({ parts: { validator: createModelValidator(config, createLocalValidator()) } })
})
afterEach(async () => {
  await story.close()
  await double.close()
})

it('asks the writer about what a model alone doubts, and asks the model once', async () => {
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer, { ...bible, version: 1 }), TEXT)
  const job = await story.wait(writer, id)
  expect(job.error?.code).toBe('continuity_doubted')
  // The model's own words are nobody's to say otherwise.
  expect(job.verdict?.findings).toEqual([expect.not.objectContaining({ wording: expect.anything() })])
  expect(await story.db.prisma.verdict.findMany({ select: { outcome: true, validator: true } })).toEqual([
    { outcome: 'warn', validator: expect.stringMatching(/^structural@1\+local@4\+model:some-maker/) },
  ])
  expect(double.calls).toHaveLength(1)
})

it('publishes what the rules have nothing against when the model is overloaded', async () => {
  double.next('overloaded')
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer, { ...bible, version: 1 }), TEXT)
  const job = await story.wait(writer, id)
  expect(job.status).toBe('final_ready')
  expect(job.verdict?.noteWordings).toContainEqual({ id: 'note_modelBusy', values: {} })
  expect(double.calls).toHaveLength(1)
})
