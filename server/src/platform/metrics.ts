import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What a process counts about itself, for Prometheus. Names carry their unit; labels have few values, all of ours. */
export interface Metrics {
  /** Answered requests by method, contract path and status class ("2xx"). */
  request(labels: { readonly method: string; readonly route: string; readonly status: number }, seconds: number): void
  /** One try at a stage; `outcome` is what the attempt's record says, or "waiting" while a provider is still at it. */
  stage(stage: string, outcome: string, seconds: number): void
  /** A sweep that ran to its end and how much it cleared away. */
  swept(sweep: string, removed: number): void
  sweepFailed(sweep: string): void
  /** How a try to send a mail ended. */
  mail(outcome: 'sent' | 'retried' | 'failed' | 'withdrawn'): void
  monthsArchived(count: number): void
  /**
   * Adds a value that is read when somebody asks. A reader that fails leaves its value out instead of failing the
   * others.
   */
  observe(reading: Reading): void
  /** The exposition in Prometheus's text format. */
  expose(): Promise<{ readonly contentType: string; readonly body: string }>
}

interface Reading {
  readonly name: string
  readonly help: string
  readonly label?: string
  /** Values by label; one under '' when the reading has no label. */
  readonly read: () => Promise<ReadonlyMap<string, number>>
}

const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]
const STAGE_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900]

/** A registry of its own per call, so that two instances in one process do not count into each other. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'skein_http_request_seconds',
    help: 'Time from the first byte of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const stages = new Histogram({
    name: 'skein_stage_seconds',
    help: 'Time of one try at a stage.',
    labelNames: ['stage', 'outcome'],
    buckets: STAGE_SECONDS,
    registers,
  })
  const removed = new Counter({
    name: 'skein_swept_total',
    help: 'Things cleared away because nobody needs them any more.',
    labelNames: ['sweep'],
    registers,
  })
  const sweptAt = new Gauge({
    name: 'skein_swept_timestamp_seconds',
    help: 'When a sweep last ran to its end in this process.',
    labelNames: ['sweep'],
    registers,
  })
  const failures = new Counter({
    name: 'skein_sweep_failures_total',
    help: 'Sweeps that broke off.',
    labelNames: ['sweep'],
    registers,
  })
  const mails = new Counter({
    name: 'skein_mails_total',
    help: 'Tries to send a mail by how they ended.',
    labelNames: ['outcome'],
    registers,
  })
  const archived = new Counter({
    name: 'skein_months_archived_total',
    help: 'Months of jobs that were moved into storage.',
    registers,
  })
  const unread = new Counter({
    name: 'skein_metric_failures_total',
    help: 'Readings that were left out because they could not be taken.',
    labelNames: ['metric'],
    registers,
  })

  return {
    request: ({ method, route, status }, seconds) =>
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds),
    stage: (stage, outcome, seconds) => stages.observe({ stage, outcome }, seconds),
    swept: (sweep, count) => {
      removed.inc({ sweep }, count)
      sweptAt.set({ sweep }, Date.now() / 1000)
    },
    sweepFailed: (sweep) => failures.inc({ sweep }),
    mail: (outcome) => mails.inc({ outcome }),
    monthsArchived: (count) => archived.inc(count),
    observe: ({ name, help, label, read }) => {
      const gauge = new Gauge({
        name,
        help,
        ...(label !== undefined && { labelNames: [label] }),
        registers,
        collect: async () => {
          gauge.reset()
          try {
            for (const [value, reading] of await read())
              if (label === undefined) gauge.set(reading)
              else gauge.set({ [label]: value }, reading)
          } catch {
            // An unlabelled gauge that was reset says 0, and nothing is better than a wrong number.
            gauge.remove()
            unread.inc({ metric: name })
          }
        },
      })
    },
    expose: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  }
}
