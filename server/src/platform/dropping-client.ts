import { Client, type ClientConfig } from 'pg'

/** What the driver says when `query_timeout` has passed; it has no code. */
const SILENT = 'Query read timeout'

/**
 * A driver connection that is ended when a query on it got no answer in time. The driver by itself only fails the query:
 * the connection would go back to its pool as if it worked, and the next user would wait on it just as long.
 *
 * And one whose loss never ends the process: between the pool that hands a connection over and the transaction that
 * takes it nobody listens for its errors, and a server that shuts down in that moment would be an uncaught exception.
 */
export class DroppingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    // Whoever asks next is told; until then there is nobody to tell.
    this.on('error', () => undefined)
    const ask: unknown = this.query.bind(this)
    if (typeof ask !== 'function') return
    // Assigned, not overridden: the method's many signatures stay the driver's own.
    Reflect.set(this, 'query', (...question: unknown[]): unknown => {
      const answer: unknown = Reflect.apply(ask, this, question)
      if (answer instanceof Promise) answer.catch((error: unknown) => this.#dropIfSilent(error))
      return answer
    })
  }

  #dropIfSilent(error: unknown): void {
    // With a query still unanswered the driver ends a connection by closing its socket, without waiting for a goodbye.
    if (error instanceof Error && error.message === SILENT) void this.end().catch(() => undefined)
  }
}
