import autocannon from 'autocannon'
import { answerOrders } from './answer-orders.ts'

export interface Volley {
  readonly baseUrl: string
  readonly paths: readonly string[]
  readonly connections: number
  readonly seconds: number
  readonly headers?: Readonly<Record<string, string>>
  /** Over all connections; as fast as answers come when absent. */
  readonly perSecond?: number
}

export interface Hits {
  readonly requests: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Answers by status code; errors and timeouts under 0. */
  readonly statuses: Readonly<Record<string, number>>
}

// The load in a process of its own, so that the server's CPU time is the server's.
answerOrders<Volley>(async ({ baseUrl, paths, connections, seconds, headers, perSecond }) => {
  const result = await autocannon({
    url: baseUrl,
    connections,
    duration: seconds,
    requests: paths.map((path) => ({ path })),
    ...(headers !== undefined && { headers }),
    ...(perSecond !== undefined && { overallRate: perSecond }),
  })
  const statuses = Object.entries(result.statusCodeStats).map(([status, { count }]) => [status, count] as const)
  const failed = result.errors + result.timeouts
  return {
    requests: result.requests.total,
    seconds: result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    statuses: Object.fromEntries(failed > 0 ? [...statuses, ['0', failed]] : statuses),
  } satisfies Hits
})
