import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const READY_MAX_MS = 120_000

/** Skein as a person runs it: one process, its own data directory, a real port. */
export interface Instance {
  readonly url: string
  readonly dataDirectory: string
  readonly process: ChildProcess
  /** Ctrl-C, and wait until it is gone; resolves to its exit code. */
  stop(): Promise<number | null>
  /** Stop and start again on the same data and port. */
  restart(): Promise<Instance>
  /** Removes the data directory; stops first. */
  discard(): Promise<void>
}

export async function startInstance(
  options: {
    readonly dataDirectory?: string
    readonly port?: number
    readonly environment?: Record<string, string>
  } = {},
): Promise<Instance> {
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'skein-e2e-'))
  const child = spawn('node', ['server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(options.port ?? 0),
      SKEIN_DATA_DIR: dataDirectory,
      SKEIN_LOG: 'error',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await readyAddress(child)
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    return gone
  }
  return {
    url,
    dataDirectory,
    process: child,
    stop,
    restart: async () => {
      await stop()
      return startInstance({ ...options, dataDirectory, port: Number(new URL(url).port) })
    },
    discard: async () => {
      await stop()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

function readyAddress(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const give = (error: Error) => {
      child.kill('SIGKILL')
      reject(error)
    }
    const late = setTimeout(() => give(new Error(`Skein was not ready in time. It said:\n${said}`)), READY_MAX_MS)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /Skein is ready at (\S+)/.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(late)
      resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`Skein ended with ${code} before it was ready. It said:\n${said}`))
    })
  })
}
