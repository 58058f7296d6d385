import { type Static, Type } from 'typebox'
import { Wording } from './wordings.ts'

/**
 * The closed table of request errors. Clients switch on the key and never parse a message; `title` says what happened
 * and `cure` what to do about it, in words a person can use.
 */
export const ERRORS = {
  validation_failed: {
    status: 400,
    title: 'Something in the request is not as it should be.',
    cure: 'Correct the named field and send it again.',
  },
  malformed_json: {
    status: 400,
    title: 'The request body is not valid JSON.',
    cure: 'Send one well-formed JSON object.',
  },
  malformed_text: {
    status: 400,
    title: 'The text holds characters that cannot be stored.',
    cure: 'Remove NUL characters and broken surrogate pairs, then send it again.',
  },
  cursor_invalid: {
    status: 400,
    title: 'That page cursor is not one of ours.',
    cure: 'Start again from the first page.',
  },
  idempotency_key_missing: {
    status: 400,
    title: 'This request needs an Idempotency-Key header.',
    cure: 'Send a fresh random key, and the same key when you repeat the request.',
  },
  idempotency_key_invalid: {
    status: 400,
    title: 'The Idempotency-Key is not usable.',
    cure: 'Use 8 to 100 visible ASCII characters.',
  },
  password_too_weak: {
    status: 400,
    title: 'That password is too easy to guess.',
    cure: 'Choose one that is longer or less common.',
  },
  unauthenticated: { status: 401, title: 'You are not signed in.', cure: 'Sign in and try again.' },
  credentials_wrong: { status: 401, title: 'The name and password do not match.', cure: 'Check both and try again.' },
  session_expired: { status: 401, title: 'Your session has ended.', cure: 'Sign in again.' },
  forbidden: {
    status: 403,
    title: 'Your account may not do this.',
    cure: 'Ask the owner of this Skein if you think it should.',
  },
  origin_mismatch: {
    status: 403,
    title: 'The request came from another site.',
    cure: 'Open Skein itself and try again there.',
  },
  setup_token_wrong: {
    status: 403,
    title: 'The set-up token is missing or wrong.',
    cure: 'Copy the token that Skein printed on its console.',
  },
  not_found: { status: 404, title: 'There is nothing here, or it is not yours to see.', cure: 'Check the address.' },
  account_taken: {
    status: 409,
    title: 'That name or e-mail address is already in use.',
    cure: 'Choose another, or sign in.',
  },
  owner_exists: { status: 409, title: 'This Skein already has an owner.', cure: 'Sign in instead.' },
  idempotency_key_in_flight: {
    status: 409,
    title: 'The first request with this key is still being answered.',
    cure: 'Wait a moment and repeat it with the same key.',
  },
  scene_closed: {
    status: 409,
    title: 'This scene takes no more continuations.',
    cure: 'Start a new scene from the same idea.',
  },
  not_a_writer: {
    status: 403,
    title: 'This scene is continued only by people its owner has chosen.',
    cure: 'Ask its owner to invite you, or start a scene of your own from the same idea.',
  },
  idea_closed: { status: 409, title: 'This idea takes no more scenes.', cure: 'Choose another idea.' },
  version_conflict: {
    status: 409,
    title: 'Somebody changed this since you read it.',
    cure: 'Read it again, then repeat your change.',
  },
  nothing_to_change: {
    status: 409,
    title: 'None of these changes fits the bible as it is now.',
    cure: 'Read the reasons and the bible, then make the change anew.',
  },
  proposal_decided: {
    status: 409,
    title: 'This proposal has been decided already.',
    cure: 'Nothing to do; make a new proposal if it is still needed.',
  },
  job_not_cancellable: {
    status: 409,
    title: 'This job can no longer be cancelled.',
    cure: 'Nothing to do: it has already ended.',
  },
  job_not_retryable: {
    status: 409,
    title: 'This job cannot be tried again.',
    cure: 'Change the text and submit it as a new continuation.',
  },
  rerender_under_way: {
    status: 409,
    title: 'This segment is being rendered again already.',
    cure: 'Wait until that is done.',
  },
  confirmation_invalid: {
    status: 410,
    title: 'This link confirms nothing any more.',
    cure: 'Sign in and have a new one sent from your settings.',
  },
  body_too_large: { status: 413, title: 'The request is larger than Skein accepts.', cure: 'Send less at once.' },
  unsupported_media_type: {
    status: 415,
    title: 'Skein reads only JSON here.',
    cure: 'Send the body as application/json.',
  },
  range_not_satisfiable: {
    status: 416,
    title: 'That part of the file does not exist.',
    cure: 'Ask for a range inside the file.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for a different request.',
    cure: 'Use a fresh key for a new request.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests in a short time.',
    cure: 'Wait a moment, then try again.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side.',
    cure: 'Try again; if it stays, tell the owner the request id.',
  },
  unavailable: { status: 503, title: 'Skein cannot answer right now.', cure: 'Try again in a few seconds.' },
} as const satisfies Record<string, { status: number; title: string; cure: string }>

export type ErrorCode = keyof typeof ERRORS
const codes: ErrorCode[] = []
for (const code in ERRORS) if (isErrorCode(code)) codes.push(code)
export const ERROR_CODES: readonly ErrorCode[] = codes

export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(ERRORS, value)
}

/** Codes any route may answer with, so that routes list only their own. */
export const SHARED_ERRORS: readonly ErrorCode[] = [
  'validation_failed',
  'malformed_json',
  'malformed_text',
  'not_found',
  'body_too_large',
  'unsupported_media_type',
  'origin_mismatch',
  'rate_limited',
  'internal',
  'unavailable',
]

/** What any route that takes an `Idempotency-Key` may answer with. */
export const IDEMPOTENCY_ERRORS: readonly ErrorCode[] = [
  'idempotency_key_missing',
  'idempotency_key_invalid',
  'idempotency_key_reused',
  'idempotency_key_in_flight',
]

/** RFC 9457 problem details, with our extension members. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String()),
  code: Type.String(),
  /** What a person can do about it. */
  cure: Type.String(),
  requestId: Type.String(),
  /** JSON Pointer of the offending field: `/body/text`, `/query/limit`. */
  field: Type.Optional(Type.String()),
  /** Every offending field, when there are several. */
  problems: Type.Optional(
    Type.Array(Type.Object({ field: Type.String(), message: Type.String(), wording: Type.Optional(Wording) })),
  ),
  /** Extras documented for a code, such as the current version after a conflict. */
  extra: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type Problem = Static<typeof Problem>
