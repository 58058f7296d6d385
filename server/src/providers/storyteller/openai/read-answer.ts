import type { Bible, BibleOperation } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import { checkOperations, checkScriptShape, type StoryProblem } from '../story-schema.ts'
import { extractJson, storable } from '../../openai/extract-json.ts'
import { settleAnswer } from './settle-answer.ts'

export interface StoryAnswer {
  readonly script: Script
  readonly operations: BibleOperation[]
}

type Reading = { readonly answer: StoryAnswer } | { readonly problems: readonly StoryProblem[] }

/**
 * Reads what a model answered: JSON, the published schemas, and references that exist. What is ours to decide (ids of
 * new characters, durations, caption lengths) is settled here, whatever the model said.
 *
 * @returns the answer, or every problem found, for the repair turn.
 */
export function readAnswer(content: string, bible: Bible, text: string): Reading {
  const json = extractJson(content)
  if (json === null) return { problems: [{ pointer: '', message: 'is not a JSON object' }] }
  const value = storable(json.value)
  const problems = checkShape(value)
  if (!isAnswer(value, problems)) return { problems }
  const answer = settleAnswer(value, bible, text)
  const strangers = unknownEntities(answer, bible)
  return strangers.length > 0 ? { problems: strangers } : { answer }
}

function checkShape(value: unknown): StoryProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ pointer: '', message: 'must be object' }]
  const extra = Object.keys(value).filter((key) => key !== 'script' && key !== 'operations')
  return [
    ...extra.map((key) => ({ pointer: '', message: `must NOT have the property ${JSON.stringify(key.slice(0, 60))}` })),
    ...below('/script', checkScriptShape('script' in value ? value.script : undefined)),
    ...below('/operations', checkOperations('operations' in value ? value.operations : undefined)),
  ]
}

function below(parent: string, problems: readonly StoryProblem[]): StoryProblem[] {
  return problems.map(({ pointer, message }) => ({ pointer: `${parent}${pointer}`, message }))
}

function isAnswer(value: unknown, problems: readonly StoryProblem[]): value is StoryAnswer {
  return value !== undefined && problems.length === 0
}

function unknownEntities({ script, operations }: StoryAnswer, bible: Bible): StoryProblem[] {
  const known = new Set(bible.characters.map(({ entityId }) => entityId))
  for (const operation of operations) if (operation.op === 'add_character') known.add(operation.entityId)
  const problems: StoryProblem[] = []
  const demand = (entityId: string | null, pointer: string): void => {
    if (entityId !== null && !known.has(entityId)) {
      problems.push({ pointer, message: `${entityId} is neither in the bible nor introduced by an operation` })
    }
  }
  for (const [index, { cast, dialogue }] of script.shots.entries()) {
    for (const [at, { entityId }] of cast.entries()) demand(entityId, `/script/shots/${index}/cast/${at}/entityId`)
    for (const [at, { entityId }] of dialogue.entries())
      demand(entityId, `/script/shots/${index}/dialogue/${at}/entityId`)
  }
  for (const [index, operation] of operations.entries()) {
    if ('entityId' in operation) demand(operation.entityId, `/operations/${index}/entityId`)
    if ('targetEntityId' in operation) demand(operation.targetEntityId, `/operations/${index}/targetEntityId`)
  }
  return problems
}
