import { withDatabase } from '#cli/with-database.ts'
import { openDataDirectory } from '#data-directory.ts'
import { checkCounters } from '#invariants/check-counters.ts'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createDatabase } from '#platform/db.ts'
import { chooseStorage } from '#providers/storage/choose-storage.ts'

/** Whoever asks for this waits for it: a check of millions of rows takes minutes. */
const STATEMENT_MS_MAX = 3_600_000

/** `skein doctor --invariants [--deep]`: what Skein promises about its data, held against the data. */
export async function diagnoseInvariants({ deep }: { readonly deep: boolean }): Promise<void> {
  await withDatabase(async (url, config) => {
    const db = createDatabase({ url, poolMax: 2, statementTimeoutMs: STATEMENT_MS_MAX })
    try {
      const names: string[] = []
      const violations = await checkInvariants({
        db,
        storage: chooseStorage(config, openDataDirectory(config.dataDirectory).media),
        deep,
        onInvariant: (name, promise) => names.push(`${name}: ${promise}`),
      })
      for (const line of names) {
        const broken = violations.filter(({ invariant }) => line.startsWith(`${invariant}:`))
        console.log(`${broken.length === 0 ? '  ok  ' : 'BROKEN'} ${line}`)
        for (const { subject, problem } of broken) console.log(`       ${subject}: ${problem}`)
      }
      if (violations.length > 0) process.exitCode = 1
    } finally {
      await db.close()
    }
  })
}

/** `skein doctor --counters`: every counter counted again, and put right where it drifted. */
export async function diagnoseCounters(): Promise<void> {
  await withDatabase(async (url) => {
    const db = createDatabase({ url, poolMax: 2, statementTimeoutMs: STATEMENT_MS_MAX })
    try {
      const { drifted, repaired } = await checkCounters(db)
      for (const { subject, problem } of drifted) console.log(`repaired ${subject}: ${problem}`)
      if (drifted.length === 0) console.log('Every counter equals what it counts.')
      else console.log(`${repaired} counters were put right.`)
    } finally {
      await db.close()
    }
  })
}
