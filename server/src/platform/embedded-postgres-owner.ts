import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

/**
 * Ownership of a running cluster is a session lock inside it: the server itself drops it the moment the owner's
 * connection breaks, so it can neither outlive a killed owner nor be fooled by a reused process id.
 */
const ownerLockKey = 8_243_097_114
const ownerNamePrefix = 'skein-owner-'
const reconnectMs = 250

export type PidFile = { pid: number; port: number | undefined }

/** What `postmaster.pid` says, or `undefined` when there is none or it is still being written. */
export function readPidFile(dataDirectory: string): PidFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isInteger(pid)) return undefined
  const port = Number.parseInt(lines[3] ?? '', 10)
  return { pid, port: Number.isInteger(port) ? port : undefined }
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export type Ownership = { kind: 'owned'; release(): Promise<void> } | { kind: 'taken'; pid: number | undefined }

async function connectAndLock(url: string): Promise<Client | { pid: number | undefined }> {
  const client = new Client({
    connectionString: url,
    application_name: `${ownerNamePrefix}${process.pid}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  // Without a listener a broken connection would end the process; `end` follows and is handled where it matters.
  client.on('error', () => undefined)
  await client.connect()
  const locked = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [ownerLockKey])
  if (locked.rows[0]?.locked === true) return client
  const owner = await client.query<{ application_name: string }>(
    `SELECT application_name FROM pg_stat_activity
     WHERE pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
                     AND (classid::bigint << 32) + objid::bigint = $1)`,
    [ownerLockKey],
  )
  await client.end()
  const name = owner.rows[0]?.application_name ?? ''
  const pid = Number.parseInt(name.slice(ownerNamePrefix.length), 10)
  return { pid: name.startsWith(ownerNamePrefix) && Number.isInteger(pid) ? pid : undefined }
}

/**
 * Takes ownership of the cluster behind `url`, or tells who has it. An owned cluster stays owned until `release`, also
 * across a crash restart of the server.
 */
export async function ownCluster(url: string): Promise<Ownership> {
  const first = await connectAndLock(url)
  if (!(first instanceof Client)) return { kind: 'taken', pid: first.pid }
  let client = first
  const released = new AbortController()
  const hold = async (): Promise<void> => {
    while (!released.signal.aborted) {
      await new Promise<void>((resolve) => {
        client.once('end', resolve)
      })
      while (!released.signal.aborted) {
        await wait(reconnectMs, undefined, { signal: released.signal, ref: false }).catch(() => undefined)
        if (released.signal.aborted) return
        const next = await connectAndLock(url).catch(() => undefined)
        if (next instanceof Client) {
          client = next
          break
        }
      }
    }
    await client.end().catch(() => undefined)
  }
  const holding = hold()
  return {
    kind: 'owned',
    async release() {
      released.abort()
      await client.end().catch(() => undefined)
      await holding
    },
  }
}
