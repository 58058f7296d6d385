import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const OWN_ROOT = join(import.meta.dirname, '../../..')
const READY_MS_MAX = 90_000

/** Skein's own process in one role, as an operator starts it. */
export interface RoleProcess {
  readonly child: ChildProcess
  /** Of an api; empty for a worker. */
  readonly url: string
  /** Resolves to the exit code, or to the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

export interface RoleOptions {
  readonly databaseUrl: string
  /** Shared by all processes of one Skein: the secret and the media lie there. */
  readonly dataDirectory: string
  readonly environment?: Record<string, string>
  /** For scripts of our own. */
  readonly argument?: string
  /** Another checkout, to run another release. */
  readonly root?: string
}

/** Where the run's processes keep what they compiled; see `setup/cluster.ts`. */
function keptCode(): Record<string, string> {
  const directory = process.env['NODE_COMPILE_CACHE']
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: directory }
}

/** @throws Error with what the process said when it ends, or says nothing for long, before it is ready. */
export async function startRole(script: string, options: RoleOptions): Promise<RoleProcess> {
  const { root = OWN_ROOT, argument } = options
  const child = spawn(process.execPath, [script, ...(argument === undefined ? [] : [argument])], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ...keptCode(),
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: options.databaseUrl,
      SKEIN_DATA_DIR: options.dataDirectory,
      SKEIN_RATE_LIMITS: 'off',
      SKEIN_SAMPLE_SCENE: 'no',
      SKEIN_LOG: 'error',
      ...options.environment,
    },
  })
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const give = (why: string) => {
      child.kill('SIGKILL')
      reject(new Error(`${script} ${why}. It said:\n${said}`))
    }
    const late = setTimeout(() => give('was not ready in time'), READY_MS_MAX)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const [ready, address = ''] = /Skein works|Skein is ready at (\S+)/.exec(said) ?? []
      if (ready === undefined) return
      clearTimeout(late)
      resolve(address.replace('localhost', '127.0.0.1'))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((code) => {
      clearTimeout(late)
      reject(new Error(`${script} ended with ${code} before it was ready. It said:\n${said}`))
    })
  })
  return { child, url, ended }
}
