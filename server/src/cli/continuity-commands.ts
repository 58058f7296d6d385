import { withDatabase } from '#cli/with-database.ts'
import { exportMarks } from '#domains/jobs/export-marks.ts'
import { checkItems } from '#cli/check-items.ts'
import { createLocalValidator } from '#providers/continuity/local.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { createDatabase } from '#platform/db.ts'
import type { Command } from 'commander'

const STATEMENT_TIMEOUT_MS = 60_000

/** `skein continuity …`: what the continuity check says, and what people say of it. */
export function addContinuityCommand(program: Command): void {
  const continuity = program.command('continuity').description('What the continuity check says, and people say of it')
  continuity
    .command('check', { isDefault: true })
    .description('Hold labelled items against their bibles and print one verdict per line of JSON')
    .argument('<items.jsonl>', 'one item a line: id, bible, recentSegments, continuation')
    .action(async (file: string) => {
      const parts = { storyteller: createLocalStoryteller(), validator: createLocalValidator() }
      for await (const verdict of checkItems(file, parts)) process.stdout.write(`${JSON.stringify(verdict)}\n`)
    })
  continuity
    .command('marks')
    .description('Print every finding that somebody has judged as a labelled item, one line of JSON each')
    .action(() =>
      withDatabase(async (url) => {
        const db = createDatabase({ url, poolMax: 2, statementTimeoutMs: STATEMENT_TIMEOUT_MS })
        try {
          for await (const item of exportMarks(db.prisma)) process.stdout.write(`${JSON.stringify(item)}\n`)
        } finally {
          await db.close()
        }
      }),
    )
}
