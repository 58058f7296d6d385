import { type ChildProcess, fork } from 'node:child_process'
import { codeCache } from './code-cache.ts'
import type { FromChild } from './messages.ts'

const STDERR_CHARACTERS_MAX = 2000

export interface ChildOptions {
  /** A module that calls `serveChildTask`. */
  readonly entry: string
  readonly heapMegabytesMax: number
  /** What the child finds in its environment besides the time zone. */
  readonly environment?: Readonly<Record<string, string>>
  /** Further options of its node. */
  readonly nodeOptions?: readonly string[]
}

export const isFromChild = (message: unknown): message is FromChild =>
  typeof message === 'object' && message !== null && 'kind' in message

/** Starts a child. `said` is the end of what it wrote to its standard error. */
export function startChild(options: ChildOptions): { readonly child: ChildProcess; readonly said: () => string } {
  const cache = codeCache()
  const child = fork(options.entry, {
    execArgv: [`--max-old-space-size=${options.heapMegabytesMax}`, ...(options.nodeOptions ?? [])],
    // The child works on pictures: it has no business with our secrets.
    env: { TZ: 'UTC', ...(cache !== null && { NODE_COMPILE_CACHE: cache }), ...options.environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_CHARACTERS_MAX)
  })
  return { child, said: () => stderr }
}
