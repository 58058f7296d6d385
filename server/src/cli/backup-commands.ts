import { resolve } from 'node:path'
import { withDatabase } from '#cli/with-database.ts'
import { BackupProblem, type BackupManifest } from '#backup/backup-manifest.ts'
import { makeBackup } from '#backup/make-backup.ts'
import { restoreBackup } from '#backup/restore-backup.ts'
import { type Config, readConfig } from '#config.ts'
import { openDataDirectory } from '#data-directory.ts'
import { clusterDataOf } from '#platform/embedded-postgres-running.ts'
import { embeddedPostgresMajor } from '#platform/embedded-postgres-binaries.ts'
import type { Command } from 'commander'

/** `skein backup <directory>`: everything of a Skein on the embedded server, while it runs or not. */
export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description('Copy database, media and secret into a directory; Skein may run meanwhile')
    .argument('<directory>', 'where the backup goes: a directory that does not exist yet')
    .action(async (target: string) => {
      demandEmbedded(readConfig(), 'Back its server up')
      const manifest = await withDatabase(async (url, config) => {
        const directory = openDataDirectory(config.dataDirectory)
        const postgres = { url, data: clusterDataOf(directory.database) }
        return makeBackup({ target: resolve(target), directory, postgres, skeinVersion: config.version })
      })
      console.log(`Backed up ${describe(manifest)} to ${resolve(target)}.`)
      if (readConfig().secret !== undefined) console.log('SKEIN_SECRET is not part of it: keep that one yourself.')
    })
}

/** `skein restore <directory>`: into the configured data directory, which must be empty. */
export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('Put a backup into an empty data directory (SKEIN_DATA_DIR)')
    .argument('<directory>', 'what `skein backup` made')
    .action(async (from: string) => {
      const config = readConfig()
      demandEmbedded(config, 'Restore its server')
      const manifest = await restoreBackup({
        from: resolve(from),
        root: config.dataDirectory,
        postgresMajor: embeddedPostgresMajor(),
        onNotice: (notice) => console.log(notice),
      })
      console.log(`Restored ${describe(manifest)} into ${config.dataDirectory}, as of ${manifest.madeAt}.`)
      console.log('Check it with `npx pnpm skein doctor --invariants --deep`.')
    })
}

function demandEmbedded({ databaseUrl }: Config, cure: string): void {
  if (databaseUrl === undefined) return
  throw new BackupProblem(
    `DATABASE_URL is set, so the data are not in the embedded database. ${cure} as docs/operations.md says.`,
  )
}

function describe({ listing }: BackupManifest): string {
  return `${listing.files} files, ${(listing.bytes / 1024 ** 2).toFixed(0)} MiB`
}
