import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const BENCH = join(import.meta.dirname, '..')
const READY_MS_MAX = 60_000

/** A process of the bench, and how to end it. */
export interface Running {
  readonly pid: number
  stop(): Promise<void>
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('a process of the bench did not start')
  return child.pid
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 25_000)
  await gone
  clearTimeout(timer)
}

/**
 * Skein's own api process, as an operator starts it, on a free port over a bench database.
 *
 * @param dataDirectory where it keeps its secret and looks for media.
 * @param settings further ones, as in `.env.example`.
 */
export async function startApi(
  databaseUrl: string,
  dataDirectory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Running & { readonly baseUrl: string }> {
  const child = spawn(process.execPath, [join(BENCH, '../src/api.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      SKEIN_DATA_DIR: dataDirectory,
      SKEIN_RATE_LIMITS: 'off',
      SKEIN_SAMPLE_SCENE: 'no',
      SKEIN_LOG: 'error',
      // Of packages, about calls that are not ours; they would stand between the tables.
      NODE_OPTIONS: '--disable-warning=DeprecationWarning',
      ...settings,
    },
  })
  let printed = ''
  const baseUrl = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the api process did not become ready')), READY_MS_MAX)
    child.once('exit', (code) => reject(new Error(`the api process ended with ${code}`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const port = /ready at http:\/\/[^:\s]+:(\d+)/.exec(printed)?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(`http://127.0.0.1:${port}`)
    })
  })
  return { pid: pidOf(child), baseUrl, stop: () => end(child) }
}

/** A process of our own that takes orders and answers them one by one. */
export interface Part<Order, Answer> extends Running {
  /** @throws Error when the part reports one. */
  ask(order: Order): Promise<Answer>
}

/** Starts `bench/parts/<name>.ts`; it says when it is ready. */
export async function startPart<Order extends object, Answer>(
  name: string,
  orders: object = {},
): Promise<Part<Order, Answer>> {
  const child = fork(join(BENCH, 'parts', `${name}.ts`), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Not among the arguments: they hold the database's password, and every process list shows those.
    env: { ...process.env, SKEIN_BENCH_ORDERS: JSON.stringify(orders) },
  })
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`the part ${name} ended with ${code}`))
      child.once('exit', fail)
      child.once('message', (message) => {
        child.removeListener('exit', fail)
        resolve(message)
      })
    })
  await answer()
  return {
    pid: pidOf(child),
    ask: async (order) => {
      const reply = answer()
      child.send(order)
      // Both ends are ours and of one version; the part's file is where the shape is written down.
      return (await reply) as Answer
    },
    stop: () => end(child),
  }
}
