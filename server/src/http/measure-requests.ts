import type { Metrics } from '#platform/metrics.ts'
import type { FastifyInstance } from 'fastify'

/** Counts and times every answer by the route it came from; addresses themselves would be labels without end. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    // An event stream lasts as long as its viewer; its length says nothing of the server.
    if (String(reply.raw.getHeader('content-type')).startsWith('text/event-stream')) return
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
    metrics.request({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}
