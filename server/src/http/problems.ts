import { isDatabaseAway } from '#platform/database-failure.ts'
import { RequestFailure } from '#platform/failure.ts'
import { storageTrouble } from '#providers/storage/storage-failure.ts'
import { ERRORS, type ErrorCode, type Problem } from '@skein/contract/errors'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
}

/** Turns any thrown value into the failure a client may know; what is not ours becomes `internal` and says nothing. */
function asRequestFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  const known = FASTIFY_CODES[code]
  if (known !== undefined) return new RequestFailure(known, { cause: error })
  if (statusCode === 429) return new RequestFailure('rate_limited', { cause: error })
  if (statusCode === 413) return new RequestFailure('body_too_large', { cause: error })
  if (statusCode >= 400 && statusCode < 500) return new RequestFailure('validation_failed', { cause: error })
  // The client should come back; nobody needs to be woken for a bug.
  if (isDatabaseAway(error) || storageTrouble(error) !== null)
    return new RequestFailure('unavailable', { retryAfterSeconds: 2, cause: error })
  return new RequestFailure('internal', { cause: error })
}

function toProblem(failure: RequestFailure, request: FastifyRequest): Problem {
  const entry = ERRORS[failure.code]
  const { problems, ...extra } = failure.extra
  return {
    type: `/api/docs/errors#${failure.code}`,
    title: entry.title,
    status: entry.status,
    ...(failure.detail !== undefined && { detail: failure.detail }),
    instance: request.url.split('?')[0] ?? request.url,
    code: failure.code,
    cure: entry.cure,
    requestId: request.id,
    ...(failure.field !== undefined && { field: failure.field }),
    ...(isProblemList(problems) && { problems }),
    ...(Object.keys(extra).length > 0 && { extra }),
  }
}

function isProblemList(value: unknown): value is NonNullable<Problem['problems']> {
  return Array.isArray(value)
}

export async function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const failure = asRequestFailure(error)
  const { status } = ERRORS[failure.code]
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(failure.retryAfterSeconds))
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(toProblem(failure, request))
}

/** Every failure leaves as RFC 9457 problem details; nothing internal leaves at all. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
}
