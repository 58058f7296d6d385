/** How long what nobody needs any more is kept. Each balances a full disk against somebody who comes back late. */

/** Promised are 24; the other day is for clients whose clock or patience differs. */
export const IDEMPOTENCY_KEY_HOURS = 48
/** The feed of a job that ended longer ago than this is swept; the job itself stays. */
export const JOB_EVENT_DAYS = 30
export const EMPTY_DRAFT_DAYS = 180
/** A token that ran out opens nothing; a day longer it still tells a stolen one from an unknown one. */
export const EXPIRED_TOKEN_DAYS = 1
/** A failed job can be taken up where it stopped for so long; after that it is filmed anew. */
export const FAILED_MAKINGS_DAYS = 7
/** In which nothing has happened since; an inbox is for what is new. */
export const NOTIFICATION_DAYS = 90
/** A mail's words go when it is sent; this is how long its row tells that it was. */
export const MAIL_DAYS = 30
/** An object younger than this may be waiting for its row. */
export const ORPHAN_OBJECT_HOURS = 24
