import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What makes the disk of a process fail from time to time: see `make/fail-disk.ts`. */
export interface FailingDisk {
  /** For a process's environment. */
  readonly environment: Readonly<Record<string, string>>
  /** From now on such a share of calls fails, 0 to 1. */
  fail(share: number): void
  /** How often calls have failed so far, by name, such as `sync`. */
  struck(): ReadonlyMap<string, number>
}

const SHIM = import.meta.resolve('../../make/fail-disk.ts')

/** @param scratch where its notes lie; not below any of `directories`. */
export function makeFailingDisk(scratch: string, directories: readonly string[], seed: number): FailingDisk {
  const [shareFile, ledger] = [join(scratch, `share-${seed}`), join(scratch, `struck-${seed}`)]
  const fail = (share: number) => writeFileSync(shareFile, String(share))
  fail(0)
  writeFileSync(ledger, '')
  return {
    environment: {
      NODE_OPTIONS: `--import=${SHIM}`,
      FAIL_DISK_BELOW: directories.join(':'),
      FAIL_DISK_SHARE_FILE: shareFile,
      FAIL_DISK_LEDGER: ledger,
      FAIL_DISK_SEED: String(seed),
    },
    fail,
    struck: () => {
      const calls = readFileSync(ledger, 'utf8').split('\n').filter(Boolean)
      return new Map(
        [...Map.groupBy(calls, (line) => line.split(' ')[0] ?? '')].map(([name, all]) => [name, all.length]),
      )
    },
  }
}
