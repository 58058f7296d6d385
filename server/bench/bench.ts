import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startBenchCluster } from './ground/cluster.ts'
import { type Dataset, onDatabase, openDataset } from './ground/dataset.ts'
import { type Case, type Measured, measure } from './harness/measure.ts'
import type { Finding } from './harness/report.ts'
import { costliestStatements, forgetStatements } from './harness/statements.ts'

export interface BenchOptions {
  readonly size: number
  /** Ideas in it; a quarter of the segments when left out. */
  readonly ideas: number | undefined
  readonly rounds: number
  readonly seconds: number
  /** Also tell where the database spends its time, by statement. */
  readonly statements: boolean
  /** Keeps cluster and datasets for the next run when given. */
  readonly directory: string | undefined
  /** Progress for the person waiting; never part of the result. */
  readonly tell: (line: string) => void
}

/** What a workload works with. */
export interface Bench extends BenchOptions {
  readonly clusterUrl: string
  readonly postgresPid: number
  /** A data directory as a Skein process has one; media below `media`. */
  readonly dataDirectory: string
  /** The generated database, of `size` segments unless told otherwise. */
  dataset(size?: number): Promise<Dataset>
  measure(cases: readonly Case[], more?: { readonly warmUp?: boolean; readonly rounds?: number }): Promise<Measured[]>
  /** Run in reverse order when the workload has ended, however it ended. */
  defer(end: () => Promise<void>): void
}

/** One thing to measure, by the name it is asked for. */
export interface Workload {
  readonly name: string
  /** One or two sentences: what runs, against what. */
  readonly about: string
  run(bench: Bench): Promise<Finding>
}

/** Runs workloads one after the other over one cluster. */
export async function runWorkloads(
  workloads: readonly Workload[],
  options: BenchOptions,
  report: (workload: Workload, finding: Finding, databaseUrl: string) => Promise<void>,
): Promise<void> {
  const cluster = await startBenchCluster(options.directory, options.statements)
  try {
    const dataDirectory = join(cluster.directory, 'skein')
    await mkdir(dataDirectory, { recursive: true })
    for (const workload of workloads) {
      const ends: (() => Promise<void>)[] = []
      try {
        if (options.statements) await onDatabase(cluster.url, forgetStatements)
        const finding = await workload.run({
          ...options,
          clusterUrl: cluster.url,
          postgresPid: cluster.postgresPid,
          dataDirectory,
          dataset: (size = options.size) =>
            openDataset(cluster.url, { segments: size, ideas: options.ideas }, options.tell),
          measure: (cases, more) => measure(cases, { ...options, postgresPid: cluster.postgresPid, ...more }),
          defer: (end) => ends.push(end),
        })
        await report(workload, finding, cluster.url)
        if (options.statements) options.tell(await onDatabase(cluster.url, costliestStatements))
      } finally {
        for (const end of ends.toReversed()) await end()
      }
    }
  } finally {
    await cluster.stop()
  }
}
