import { createServer } from 'node:http'
import type { Metrics } from '#platform/metrics.ts'

export interface MetricsPort {
  readonly url: string
  close(): Promise<void>
}

/**
 * `GET /metrics` on a port of its own, for api and worker alike: what it tells is for whoever runs Skein, so it never
 * stands on the address that the world reaches.
 */
export async function openMetricsPort(metrics: Metrics, place: { host: string; port: number }): Promise<MetricsPort> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.expose().then(
      ({ contentType, body }) => response.writeHead(200, { 'content-type': contentType }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  server.requestTimeout = 5000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(place.port, place.host, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : place.port
  return {
    url: `http://${place.host}:${port}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
