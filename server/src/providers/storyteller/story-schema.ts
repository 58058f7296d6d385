import { BibleOperation, OPERATIONS_PER_SEGMENT_MAX } from '@skein/contract/bible'
import { Script } from '@skein/contract/script'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

export interface StoryProblem {
  /** RFC 6901 JSON Pointer into what was checked. */
  readonly pointer: string
  readonly message: string
}

const ajv = new Ajv({ allErrors: true })
const isScript = ajv.compile<Script>(Script)
const isOperation = ajv.compile<BibleOperation>(BibleOperation)
/** Durations are whole frames at 24 fps; what floating point leaves over is far below half a frame. */
const FRAMES_PER_SECOND = 24

/** Checks a script against the published schema alone; empty when it has the shape of one. */
export function checkScriptShape(script: unknown): StoryProblem[] {
  return isScript(script) ? [] : problemsOf(isScript)
}

/** Checks a script against the published schema and its shots against the segment's length; empty when sound. */
export function checkScript(script: unknown): StoryProblem[] {
  if (!isScript(script)) return problemsOf(isScript)
  const frames = script.shots.reduce((sum, shot) => sum + shot.durationSeconds * FRAMES_PER_SECOND, 0)
  if (Math.abs(frames - script.durationSeconds * FRAMES_PER_SECOND) < 0.5) return []
  const total = Math.round((frames / FRAMES_PER_SECOND) * 1000) / 1000
  return [{ pointer: '/shots', message: `last ${total} s together, the segment ${script.durationSeconds} s` }]
}

/** Checks every operation against the contract; empty when all are well-formed. */
export function checkOperations(operations: unknown): StoryProblem[] {
  if (!Array.isArray(operations)) return [{ pointer: '', message: 'must be array' }]
  if (operations.length > OPERATIONS_PER_SEGMENT_MAX) {
    return [{ pointer: '', message: `must NOT have more than ${OPERATIONS_PER_SEGMENT_MAX} items` }]
  }
  return operations.flatMap((operation: unknown, index) => {
    if (isOperation(operation)) return []
    return mostTelling(isOperation.errors ?? [], operation).map(({ pointer, message }) => ({
      pointer: `/${index}${pointer}`,
      message,
    }))
  })
}

function problemsOf(check: ValidateFunction): StoryProblem[] {
  return (check.errors ?? []).map(toProblem)
}

function toProblem(error: ErrorObject): StoryProblem {
  const allowed = error.keyword === 'enum' ? `: ${JSON.stringify(error.params['allowedValues'])}` : ''
  return { pointer: error.instancePath, message: `${error.message ?? 'does not match the schema'}${allowed}` }
}

/** A union reports every branch; only the branch whose `op` was meant says anything useful. */
function mostTelling(errors: readonly ErrorObject[], operation: unknown): StoryProblem[] {
  const meant = Object(operation)['op']
  const branch = BibleOperation.anyOf.findIndex((option) => option.properties.op.const === meant)
  if (branch === -1) return [{ pointer: '/op', message: 'is no known operation' }]
  return errors.filter(({ schemaPath }) => schemaPath.startsWith(`#/anyOf/${branch}/`)).map(toProblem)
}
