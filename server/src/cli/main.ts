import { BackupProblem } from '#backup/backup-manifest.ts'
import { addBackupCommand, addRestoreCommand } from '#cli/backup-commands.ts'
import { ItemsFileProblem } from '#cli/check-items.ts'
import { addContinuityCommand } from '#cli/continuity-commands.ts'
import { addDoctorCommand } from '#cli/doctor.ts'
import { addImportCommand } from '#cli/import/command.ts'
import { addRenderCommand } from '#cli/render/command.ts'
import { addMigrateCommand, addPartitionsCommand } from '#cli/schema-commands.ts'
import { WorkFileProblem } from '#cli/work/work-file-problem.ts'
import { ConfigError } from '#config.ts'
import { EmbeddedPostgresFailure } from '#platform/embedded-postgres-failure.ts'
import { StartProblem } from '#start-problem.ts'
import { ArchiveRefused } from '@skein/partitions/archive'
import { ArchiveDamaged } from '@skein/partitions/archive-manifest'
import { ArchiveBusy } from '@skein/partitions/month-tables'
import { Command } from 'commander'

const program = new Command('skein')
  .description('Look after a Skein: its schema, its months, its health, and works to bring in or to show.')
  .showHelpAfterError('Run it with --help to see what it takes.')
addMigrateCommand(program)
addPartitionsCommand(program)
addImportCommand(program)
addDoctorCommand(program)
addBackupCommand(program)
addRestoreCommand(program)
addContinuityCommand(program)
addRenderCommand(program)

// Whoever reads only the first lines of what is printed has what they wanted.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit()
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  // What a person can put right is said in a line; anything else is our fault and shows where it happened.
  const plain = [
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveRefused,
    BackupProblem,
    ItemsFileProblem,
    StartProblem,
    WorkFileProblem,
    ConfigError,
    EmbeddedPostgresFailure,
  ].some((kind) => error instanceof kind)
  console.error(error instanceof Error ? (plain ? error.message : error.stack) : String(error))
  process.exitCode = 1
}
