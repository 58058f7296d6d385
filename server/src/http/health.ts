import { eventStreamCount } from '#platform/event-stream.ts'
import type { FastifyInstance } from 'fastify'

/** Null when everything this process needs answers; otherwise what does not, in a word. */
export type Readiness = () => Promise<string | null>

/** `/healthz`: the process lives. `/readyz`: it can do its work. Neither says more to strangers. */
export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { status: 'ok', eventStreams: eventStreamCount() }
  })
  app.get('/readyz', async (_request, reply) => {
    const missing = await readiness()
    reply.header('cache-control', 'no-store').code(missing === null ? 200 : 503)
    return missing === null ? { status: 'ready' } : { status: 'waiting', for: missing }
  })
}
