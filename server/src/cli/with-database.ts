import { type Config, readConfig } from '#config.ts'
import { openDataDirectory } from '#data-directory.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'

/**
 * Runs a command against the configured database. Without DATABASE_URL that is the embedded one, which is started for
 * the command alone; while Skein itself runs on it, the start says so.
 */
export async function withDatabase<T>(work: (databaseUrl: string, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig()
  if (config.databaseUrl !== undefined) return work(config.databaseUrl.reveal(), config)
  const postgres = await startEmbeddedPostgres({ directory: openDataDirectory(config.dataDirectory).database })
  try {
    return await work(postgres.url, config)
  } finally {
    await postgres.stop()
  }
}
