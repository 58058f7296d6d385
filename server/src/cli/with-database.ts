import { type Config, readConfig } from '#config.ts'
import { openDataDirectory } from '#data-directory.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { findRunningPostgres } from '#platform/embedded-postgres-running.ts'

/**
 * Runs a command against the configured database. Without DATABASE_URL that is the embedded one: beside a Skein that
 * runs on it, or started for the command alone.
 */
export async function withDatabase<T>(work: (databaseUrl: string, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig()
  if (config.databaseUrl !== undefined) return work(config.databaseUrl.reveal(), config)
  const { database } = openDataDirectory(config.dataDirectory)
  const running = await findRunningPostgres(database)
  if (running !== null) return work(running.url, config)
  const postgres = await startEmbeddedPostgres({ directory: database })
  try {
    return await work(postgres.url, config)
  } finally {
    await postgres.stop()
  }
}
