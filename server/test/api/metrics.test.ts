import { listTopics } from '@skein/contract/topics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricsPort, openMetricsPort } from '#http/metrics-port.ts'
import { observeInstance } from '#observe-instance.ts'
import { createMetrics } from '#platform/metrics.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

let app: WholeApp
let port: MetricsPort
beforeAll(async () => {
  app = await startWholeApp()
  const { storage } = app.container
  const places = [
    { name: 'media' as const, room: () => storage.room() },
    { name: 'database' as const, room: () => Promise.resolve({ freeBytes: null, trouble: null, isLow: true }) },
  ]
  observeInstance(app.container.metrics, { ...app.container, databaseUrl: app.databaseUrl, places })
  port = await openMetricsPort(app.container.metrics, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await port.close()
  await app.close()
})

const scrape = async () => (await fetch(port.url)).text()

describe('what a process tells Prometheus', () => {
  it('counts answers by the route they came from, and unknown addresses as one', async () => {
    await app.stranger(listTopics, { query: {} })
    await fetch(`${app.baseUrl}/api/v1/wp-login.php`)
    await fetch(`${app.baseUrl}/api/v1/scenes/none`)
    const text = await scrape()
    expect(text).toMatch(/^skein_http_request_seconds_count\{method="GET",route="\/api\/v1\/topics",status="2xx"\} 1$/m)
    expect(text).toMatch(/route="\/api\/v1\/scenes\/:sceneId",status="4xx"\} 1$/m)
    expect(text).toMatch(/route="none",status="4xx"\} 1$/m)
    expect(text).not.toContain('wp-login')
  })

  it('says how many months stand ready and how the queues stand', async () => {
    const text = await scrape()
    expect(text).toMatch(/^skein_months_ahead\{table="segments"\} [3-9]$/m)
    expect(text).toMatch(/^skein_months_ahead\{table="jobs"\} [3-9]$/m)
    expect(text).toMatch(/^skein_queue_waiting\{queue="script_expansion"\} 0$/m)
    expect(text).toMatch(/^skein_queue_oldest_seconds\{queue="finalization"\} 0$/m)
    expect(text).toMatch(/^skein_event_streams 0$/m)
  })

  it('tells how long a message has been due that nobody takes', async () => {
    // There is no worker in this process, so nobody takes the one that is due.
    await app.container.db.prisma.$executeRaw`INSERT INTO pgboss.job (name, policy, start_after) VALUES
      ('upload', 'standard', now() - INTERVAL '90 seconds'), ('upload', 'standard', now() + INTERVAL '1 hour')`
    const found = /^skein_queue_oldest_seconds\{queue="upload"\} (\d+)/m.exec(await scrape())
    expect(Number(found?.[1])).toBeGreaterThanOrEqual(90)
  })

  it('says how much room there is where Skein writes, and whether that is enough', async () => {
    const text = await scrape()
    expect(text).toMatch(/^skein_free_bytes\{place="media"\} [1-9]\d+/m)
    expect(text).not.toMatch(/^skein_free_bytes\{place="database"\}/m)
    expect(text).toMatch(/^skein_room\{place="media"\} 2$/m)
    expect(text).toMatch(/^skein_room\{place="database"\} 1$/m)
  })

  it('answers nothing else, and not on the port of the world', async () => {
    expect((await fetch(new URL('/', port.url))).status).toBe(404)
    expect((await fetch(port.url, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${app.baseUrl}/metrics`)).status).toBe(404)
  })

  it('leaves out a reading that cannot be taken, counts that, and tells the rest', async () => {
    const metrics = createMetrics()
    metrics.observe({ name: 'skein_broken', help: 'Never.', read: () => Promise.reject(new Error('away')) })
    metrics.observe({ name: 'skein_whole', help: 'Always.', read: () => Promise.resolve(new Map([['', 3]])) })
    const { body } = await metrics.expose()
    expect(body).not.toMatch(/^skein_broken\b/m)
    expect(body).toMatch(/^skein_whole 3$/m)
    expect((await metrics.expose()).body).toMatch(/^skein_metric_failures_total\{metric="skein_broken"\} \d$/m)
  })
})
