/** The task did not come to its end; `code` is the child's own for `failed`. */
export class ChildTaskFailure extends Error {
  readonly reason: 'cancelled' | 'timeout' | 'failed' | 'ended_early' | 'not_started' | 'busy'
  readonly code: string | undefined
  /** What the child needed, when it lived to say so. */
  readonly rssBytesPeak: number | undefined
  constructor(
    reason: ChildTaskFailure['reason'],
    message: string,
    options: { code?: string | undefined; rssBytesPeak?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'ChildTaskFailure'
    this.reason = reason
    this.code = options.code
    this.rssBytesPeak = options.rssBytesPeak
  }
}
