import { FINDING_KINDS } from '@skein/contract/verdict'
import { Ajv } from 'ajv'
import { type Static, Type } from 'typebox'
import { withoutLengths } from '../../openai/without-lengths.ts'

/** What a model may object to: words. Shapes and references are looked at by the structural check, and certain. */
const WORD_KINDS = FINDING_KINDS.filter((kind) => kind !== 'bible_structure' && kind !== 'unknown_entity')
const REMARK_COUNT_MAX = 12

const closed = { additionalProperties: false } as const

const Remark = Type.Object(
  {
    kind: Type.Enum(WORD_KINDS),
    /** The words objected to, letter for letter; where they stand is found by us. */
    quote: Type.String({ maxLength: 400 }),
    /** Which bible entry they contradict, as the list of entries names it. */
    entry: Type.String({ maxLength: 200 }),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    reason: Type.String({ minLength: 1, maxLength: 400 }),
    suggestion: Type.String({ maxLength: 400 }),
  },
  closed,
)
/** One objection as a model words it: no offsets, no severity, nothing that decides. */
export type Remark = Static<typeof Remark>

const Answer = Type.Object({ findings: Type.Array(Remark, { maxItems: REMARK_COUNT_MAX }) }, closed)

export const ANSWER = { name: 'skein_continuity', schema: withoutLengths(Answer) }

const ajv = new Ajv({ allErrors: true })
const isAnswer = ajv.compile<Static<typeof Answer>>(Answer)
const PROBLEMS_TOLD_MAX = 10

/** The remarks in a parsed answer, or what is wrong with it, one line a problem. Nothing of the answer is in the lines. */
export function checkAnswer(value: unknown): { readonly remarks: Remark[] } | { readonly problems: string[] } {
  if (isAnswer(value)) return { remarks: value.findings }
  const problems = (isAnswer.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || '/'} ${message ?? 'does not match the schema'}`,
  )
  return { problems: problems.slice(0, PROBLEMS_TOLD_MAX) }
}
