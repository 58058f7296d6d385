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
  findMonths: load('find-months'),
  holdArchive: load('hold-archive'),
  releaseArchive: load('release-archive'),
  listColumns: load('list-columns'),
  exportRows: load('export-rows'),
  countUnsettledJobs: load('count-unsettled-jobs'),
  detachPartition: load('detach-partition'),
  finishDetach: load('finish-detach'),
  dropMonth: load('drop-month'),
  createMonth: load('create-month'),
  importRows: load('import-rows'),
  attachMonth: load('attach-month'),
  markRestored: load('mark-restored'),
} as const

/** What may stand in place of a `:name`: one or more identifiers, or a moment. Nothing that could end a literal. */
const SAFE = /^[a-z_][a-z0-9_]*(, [a-z_][a-z0-9_]*)*$|^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|\+00)$/

/**
 * A statement about a table whose name is only known now: identifiers cannot be parameters.
 * @throws RangeError for a name that is not a plain identifier
 */
export function withNames(statement: string, names: Readonly<Record<string, string>>): string {
  const [, header = '', body = ''] = /^((?:--[^\n]*\n)*)([^]*)$/.exec(statement) ?? []
  return (
    header +
    body.replaceAll(/(?<!:):([a-z]+)\b/g, (_match, name: string) => {
      const value = names[name]
      if (value === undefined || !SAFE.test(value)) throw new RangeError(`"${value}" cannot stand for ${name}`)
      return value
    })
  )
}
