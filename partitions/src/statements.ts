import { readFileSync } from 'node:fs'

function load(name: string): string {
  return readFileSync(new URL(`../sql/${name}.sql`, import.meta.url), 'utf8')
}

/** The statements under `sql/`, read once. Each file's header says what its caller may rely on. */
export const STATEMENTS = {
  lockUpkeep: load('lock-upkeep'),
  limitLockWait: load('limit-lock-wait'),
  listPartitions: load('list-partitions'),
  createPartition: load('create-partition'),
} as const
