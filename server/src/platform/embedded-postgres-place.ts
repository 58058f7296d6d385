import { chownSync, existsSync, lchownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePostgresAccount, type PostgresAccount } from './embedded-postgres-account.ts'
import { locateData, makeWritable } from './embedded-postgres-cluster.ts'
import { EmbeddedPostgresFailure } from './embedded-postgres-failure.ts'

/**
 * Puts the files of a cluster where `startEmbeddedPostgres` will look for them, owned by whoever will run it. `fill`
 * writes them into the directory it is given.
 *
 * @param password of the cluster's role.
 * @throws EmbeddedPostgresFailure when there is a cluster already, or the folder cannot be written
 */
export async function placeCluster(
  directory: string,
  password: string,
  fill: (data: string) => Promise<void>,
  onNotice: (notice: string) => void,
): Promise<void> {
  makeWritable(directory)
  const account = ensurePostgresAccount()
  const data = locateData(directory, account, onNotice)
  if (existsSync(data)) throw new EmbeddedPostgresFailure(`There is a PostgreSQL cluster in ${directory} already.`)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  await fill(data)
  if (account !== undefined) handOver(data, account)
  writeFileSync(join(directory, 'password'), password, { mode: 0o600 })
}

function handOver(folder: string, account: PostgresAccount): void {
  chownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) handOver(path, account)
    else lchownSync(path, account.uid, account.gid)
  }
}
