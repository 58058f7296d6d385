import { ERRORS, type ErrorCode, isErrorCode, type Problem } from '@skein/contract/errors'
import type { Wording } from '@skein/contract/wordings'
import { everywhereWords } from '../messages/en/everywhere.ts'
import { plainOf } from '../messages/translation.ts'

/** `offline`: no answer came at all, which is not one of the server's codes. */
export type ProblemCode = ErrorCode | 'offline'

/** What is wrong with one field. */
export type FieldProblem = NonNullable<Problem['problems']>[number]

interface Facts {
  code: ProblemCode
  title: string
  cure: string
  status: number
  field: string | null
  problems: readonly FieldProblem[]
  requestId: string | null
  extra: Readonly<Record<string, unknown>>
}

/** A request that did not succeed, in words a person can use: `title` says what happened, `cure` what to do. */
export class ApiProblem extends Error {
  readonly code: ProblemCode
  readonly title: string
  readonly cure: string
  /** The HTTP status, 0 when no answer came. */
  readonly status: number
  /** JSON Pointer of the offending field, such as `/body/email`. */
  readonly field: string | null
  readonly problems: readonly FieldProblem[]
  readonly requestId: string | null
  readonly extra: Readonly<Record<string, unknown>>

  constructor(facts: Facts, options?: ErrorOptions) {
    super(`${facts.code}: ${facts.title}`, options)
    this.name = 'ApiProblem'
    this.code = facts.code
    this.title = facts.title
    this.cure = facts.cure
    this.status = facts.status
    this.field = facts.field
    this.problems = facts.problems
    this.requestId = facts.requestId
    this.extra = facts.extra
  }

  /** The name of the body field it is about (`email` of `/body/email`), or null. */
  get fieldName(): string | null {
    return this.field?.startsWith('/body/') ? (this.field.slice('/body/'.length).split('/')[0] ?? null) : null
  }
}

/** The problem for a request that got no answer: no network, a closed laptop, a server that is starting. */
export function offlineProblem(cause: unknown): ApiProblem {
  return new ApiProblem(
    {
      title: everywhereWords.offline,
      cure: everywhereWords.offlineCure,
      code: 'offline',
      status: 0,
      field: null,
      problems: [],
      requestId: null,
      extra: {},
    },
    { cause },
  )
}

/** English is the contract's own; other languages have the same words in their catalogue. */
function wordsOf(code: ErrorCode): { title: string; cure: string } {
  const say = (part: 'title' | 'cure'): string => plainOf('problems', `${code}_${part}`, ERRORS[code][part])
  return { title: say('title'), cure: say('cure') }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isWording = (value: unknown): value is Wording =>
  isRecord(value) && typeof value.id === 'string' && isRecord(value.values)
const textOr = (value: unknown, otherwise: string | null): string | null =>
  typeof value === 'string' ? value : otherwise

/**
 * Reads RFC 9457 problem details. An answer that is none (a proxy's page, an empty body) becomes `internal` or
 * `unavailable` by its status, so that every failure has a code and a cure.
 */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  const known: Partial<Record<keyof Problem, unknown>> = isRecord(body) ? body : {}
  const fallback: ErrorCode =
    response.status === 404 ? 'not_found' : [502, 503, 504].includes(response.status) ? 'unavailable' : 'internal'
  const code = typeof known.code === 'string' && isErrorCode(known.code) ? known.code : fallback
  const problems = Array.isArray(known.problems) ? known.problems : []
  return new ApiProblem({
    code,
    ...wordsOf(code),
    status: response.status,
    field: textOr(known.field, null),
    problems: problems.flatMap((item: unknown) =>
      isRecord(item) && typeof item.field === 'string' && typeof item.message === 'string'
        ? [{ field: item.field, message: item.message, ...(isWording(item.wording) && { wording: item.wording }) }]
        : [],
    ),
    requestId: textOr(known.requestId, response.headers.get('x-request-id')),
    extra: isRecord(known.extra) ? known.extra : {},
  })
}

/** What to show for anything that was thrown: our problems as they are, the rest as `internal`. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem(
    {
      ...wordsOf('internal'),
      status: ERRORS.internal.status,
      code: 'internal',
      field: null,
      problems: [],
      requestId: null,
      extra: {},
    },
    { cause: error },
  )
}
