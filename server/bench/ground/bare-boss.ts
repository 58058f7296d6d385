import { PgBoss } from 'pg-boss'
import type { Bench } from '../bench.ts'
import { onDatabase } from './dataset.ts'

/** pg-boss by itself in an empty database: what the queue costs with nothing of ours around it. */
export async function openBareBoss(bench: Bench): Promise<{ readonly boss: PgBoss; readonly url: string }> {
  const name = 'bench_queue'
  const url = new URL(bench.clusterUrl)
  url.pathname = `/${name}`
  await onDatabase(bench.clusterUrl, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${name}`)
  })
  const boss = new PgBoss({
    connectionString: url.href,
    max: 10,
    useListenNotify: true,
    supervise: false,
    schedule: false,
  })
  // A round that lost its database throws by itself.
  boss.on('error', () => undefined)
  await boss.start()
  bench.defer(() => boss.stop({ graceful: false }))
  return { boss, url: url.href }
}
