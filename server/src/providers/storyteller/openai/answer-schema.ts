import { BibleOperation, OPERATIONS_PER_SEGMENT_MAX } from '@skein/contract/bible'
import { Script } from '@skein/contract/script'
import { withoutLengths } from '../../openai/without-lengths.ts'

export const ANSWER_NAME = 'skein_story'

/**
 * The JSON Schema sent to the model: script and operations. String lengths are left out, since strict servers refuse
 * them; they are told in words and enforced by ajv.
 */
export const ANSWER_SCHEMA: Record<string, unknown> = {
  type: 'object',
  additionalProperties: false,
  required: ['script', 'operations'],
  properties: {
    script: withoutLengths(Script),
    operations: { type: 'array', maxItems: OPERATIONS_PER_SEGMENT_MAX, items: withoutLengths(BibleOperation) },
  },
}
