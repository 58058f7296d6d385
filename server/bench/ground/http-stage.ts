import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import type { Case } from '../harness/measure.ts'
import type { StaticBody } from '../parts/bare-server.ts'
import type { Hits, Volley } from '../parts/shoot.ts'
import { startApi, startPart } from './processes.ts'

/** PERFORMANCE section 4's load. */
const CONNECTIONS = 32

/** Skein's api process, a bare Fastify beside it, and a process that shoots at either. */
export interface HttpStage {
  readonly baseUrl: string
  readonly mediaRoot: string
  readonly apiPid: number
  readonly bare: { readonly baseUrl: string; readonly pid: number }
  /** What the bare server answers at `/static` from now on. */
  setStatic(body: StaticBody): Promise<void>
  /** A case that asks for these paths in turn and demands the status of every answer. */
  shots(
    name: string,
    role: Case['role'],
    at: 'api' | 'bare',
    paths: readonly string[],
    more?: {
      readonly headers?: Readonly<Record<string, string>>
      readonly status?: number
      readonly connections?: number
    },
  ): Case
  /** @throws Error unless it answers 200. */
  fetchText(path: string): Promise<{ body: string; contentType: string; etag: string | null; milliseconds: number }>
}

/** @param isCold whether the api process keeps nothing it has read. */
export async function openHttpStage(bench: Bench, databaseUrl: string, isCold = false): Promise<HttpStage> {
  const api = await startApi(databaseUrl, bench.dataDirectory, isCold ? { SKEIN_READ_CACHE_MB: '0' } : {})
  bench.defer(() => api.stop())
  const bare = await startPart<StaticBody, number>('bare-server', { databaseUrl })
  bench.defer(() => bare.stop())
  const shooter = await startPart<Volley, Hits>('shoot')
  bench.defer(() => shooter.stop())
  const barePort = await bare.ask({ body: '{}', contentType: 'application/json' })
  const bareUrl = `http://127.0.0.1:${barePort}`

  return {
    baseUrl: api.baseUrl,
    mediaRoot: join(bench.dataDirectory, 'media'),
    apiPid: api.pid,
    bare: { baseUrl: bareUrl, pid: bare.pid },
    setStatic: async (body) => {
      await bare.ask(body)
    },
    shots: (name, role, at, paths, { headers, status = 200, connections = CONNECTIONS } = {}) => ({
      name,
      role,
      pid: at === 'api' ? api.pid : bare.pid,
      run: async (seconds) => {
        const baseUrl = at === 'api' ? api.baseUrl : bareUrl
        const hits = await shooter.ask({ baseUrl, paths, connections, seconds, ...(headers && { headers }) })
        const wrong = Object.entries(hits.statuses).filter(([found]) => found !== String(status))
        if (wrong.length > 0) throw new Error(`${name}: answers other than ${status}: ${JSON.stringify(wrong)}`)
        return { operations: hits.requests, seconds: hits.seconds, p50Ms: hits.p50Ms, p99Ms: hits.p99Ms }
      },
    }),
    fetchText: async (path) => {
      const at = performance.now()
      const response = await fetch(`${api.baseUrl}${path}`)
      const body = await response.text()
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${body}`)
      const milliseconds = performance.now() - at
      return {
        body,
        contentType: response.headers.get('content-type') ?? 'text/plain',
        etag: response.headers.get('etag'),
        milliseconds,
      }
    },
  }
}
