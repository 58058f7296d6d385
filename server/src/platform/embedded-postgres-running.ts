import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { isAlive, readPidFile } from './embedded-postgres-owner.ts'

export type RunningPostgres = {
  /** Connection string of the `skein` database. */
  url: string
  /** The server's data directory. */
  data: string
}

/** Where the cluster kept in a folder lies: a machine on which PostgreSQL could not enter the folder has it elsewhere. */
export function clusterDataOf(directory: string): string {
  const pointer = join(directory, 'location')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(directory, 'data')
}

/** The server that another process runs on this folder at the moment; null when none answers. Changes nothing. */
export async function findRunningPostgres(directory: string): Promise<RunningPostgres | null> {
  const data = clusterDataOf(directory)
  const running = readPidFile(data)
  const passwordFile = join(directory, 'password')
  if (running?.port === undefined || !isAlive(running.pid) || !existsSync(passwordFile)) return null
  const url = `postgresql://skein:${readFileSync(passwordFile, 'utf8')}@127.0.0.1:${running.port}/skein`
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  const answers = await client.connect().then(
    () => true,
    () => false,
  )
  await client.end().catch(() => undefined)
  return answers ? { url, data } : null
}
