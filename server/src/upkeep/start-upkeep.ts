import type { DigestsService } from '#domains/notifications/digests.service.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Queue } from '#platform/queue.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { keepMonths } from './keep-months.ts'
import { dailySweeps, hourlySweeps, type Sweep } from './sweeps.ts'

export interface UpkeepDeps {
  readonly db: Database
  readonly databaseUrl: string
  readonly queue: Queue
  readonly storage: ObjectStorage
  readonly digests: Pick<DigestsService, 'writeDue'>
  /** In UTC. */
  readonly digestHour: number
  readonly log: Log
  readonly metrics: Metrics
}

/**
 * Schedules everything that keeps an instance healthy over the years; each runs in one process at a time. Months are
 * made long before they are needed: a day without this costs nothing, a quarter would stop all writing.
 */
export async function startUpkeep(deps: UpkeepDeps): Promise<void> {
  const { queue, databaseUrl, storage, log, metrics } = deps
  await queue.schedule('partitions', '17 3 * * *', async () => {
    metrics.monthsArchived(await keepMonths({ databaseUrl, storage, log }))
  })
  await queue.schedule('sweeps', '23 * * * *', async () => {
    await runSweeps(hourlySweeps(deps), deps)
  })
  await queue.schedule('mail_digests', `0 ${deps.digestHour} * * *`, async () => {
    log.info({ digests: await deps.digests.writeDue() }, 'digests written')
  })
  await queue.schedule('media_sweep', '41 4 * * *', async () => {
    await runSweeps(dailySweeps(deps), deps)
  })
}

/**
 * Runs sweeps one after the other; one that fails does not keep the others from running. Returns how many each cleared
 * away.
 *
 * @throws AggregateError with what went wrong, after all have run.
 */
export async function runSweeps(
  sweeps: readonly Sweep[],
  { log, metrics }: Pick<UpkeepDeps, 'log' | 'metrics'>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const failures: unknown[] = []
  for (const sweep of sweeps)
    try {
      const removed = await sweep.run()
      counts[sweep.name] = removed
      metrics.swept(sweep.name, removed)
    } catch (error) {
      metrics.sweepFailed(sweep.name)
      log.error({ err: error, sweep: sweep.name }, 'a sweep failed')
      failures.push(error)
    }
  log.info(counts, 'swept')
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sweeps failed`)
  return counts
}
