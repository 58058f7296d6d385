import type { ChildProcess } from 'node:child_process'
import { ChildTaskFailure } from './child-task-failure.ts'
import { CANCELLED, type ToChild } from './messages.ts'
import { type ChildOptions, isFromChild, startChild } from './start-child.ts'

/** How long a cancelled child may go on before it is ended: longer than one step of its work. */
const CANCEL_GRACE_MS = 2000

export interface WarmChildrenOptions extends ChildOptions {
  /** Children at a time, each doing one task. */
  readonly count: number
  /** Tasks that may wait for a child; more are refused. */
  readonly waitingMax: number
  /** A child that has had nothing to do for so long ends. */
  readonly idleMs: number
  /** How long a task may take once a child has begun it. */
  readonly wallMs: number
  readonly rssBytesMax: number
}

export interface WarmChildren {
  /** @throws ChildTaskFailure; `busy` when too many tasks wait already. */
  run(task: unknown, signal: AbortSignal): Promise<unknown>
  /** Starts the children already: somebody is about to need them. */
  warm(): void
  /** Ends all children, and with them what they were doing. */
  close(): Promise<void>
}

interface Turn {
  readonly task: unknown
  /** Later calls than the first say nothing. */
  readonly settle: (outcome: { readonly result: unknown } | ChildTaskFailure) => void
}

interface Child {
  take(turn: Turn): void
  /** Lets go of this turn: its task stops at the next step, and the child with it when it takes too long to. */
  stop(turn: Turn): void
  end(): Promise<void>
}

/**
 * Does tasks in processes of their own, as `runChildTask` does, but in a few that stay: for tasks shorter than a process
 * takes to start. Nothing is started before there is something to do.
 */
export function createWarmChildren(options: WarmChildrenOptions): WarmChildren {
  const children = new Set<Child>()
  const resting: Child[] = []
  const waiting: Turn[] = []
  let isClosed = false

  const serveNext = () => {
    const child =
      waiting.length === 0 ? undefined : (resting.pop() ?? (children.size < options.count ? add() : undefined))
    const turn = child === undefined ? undefined : waiting.shift()
    if (turn !== undefined) child?.take(turn)
  }
  const add = (): Child => {
    const child = keepChild(options, {
      onRest: () => {
        resting.push(child)
        serveNext()
      },
      onGone: () => {
        children.delete(child)
        if (resting.includes(child)) resting.splice(resting.indexOf(child), 1)
        if (!isClosed) serveNext()
      },
    })
    children.add(child)
    return child
  }

  return {
    run: async (task, signal) => {
      if (isClosed || signal.aborted) throw new ChildTaskFailure('cancelled', 'cancelled before it began')
      const isFree = resting.length > 0 || children.size < options.count
      if (!isFree && waiting.length >= options.waitingMax) throw new ChildTaskFailure('busy', 'too many tasks wait')
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const turn: Turn = {
        task,
        settle: (outcome) => (outcome instanceof ChildTaskFailure ? reject(outcome) : resolve(outcome.result)),
      }
      const onAbort = () => {
        turn.settle(new ChildTaskFailure('cancelled', 'cancelled'))
        const place = waiting.indexOf(turn)
        if (place !== -1) waiting.splice(place, 1)
        else for (const child of children) child.stop(turn)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      waiting.push(turn)
      serveNext()
      try {
        return await promise
      } finally {
        signal.removeEventListener('abort', onAbort)
      }
    },
    warm: () => {
      while (!isClosed && children.size < options.count) add()
    },
    close: async () => {
      isClosed = true
      for (const turn of waiting.splice(0)) turn.settle(new ChildTaskFailure('cancelled', 'cancelled'))
      await Promise.all([...children].map((child) => child.end()))
    },
  }
}

function keepChild(
  options: WarmChildrenOptions,
  told: { readonly onRest: () => void; readonly onGone: () => void },
): Child {
  const { child, said } = startChild(options)
  const gone = Promise.withResolvers<void>()
  let current: Turn | null = null
  let isReady = false
  let timer: NodeJS.Timeout | undefined

  const begin = () => {
    if (!isReady || current === null) return
    tell(child, { kind: 'run', task: current.task, rssBytesMax: options.rssBytesMax })
    within(options.wallMs, new ChildTaskFailure('timeout', 'took too long'))
  }
  const within = (ms: number, failure: ChildTaskFailure) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      current?.settle(failure)
      child.kill('SIGKILL')
    }, ms)
  }
  const rest = () => {
    clearTimeout(timer)
    current = null
    // Nobody stays for a child with nothing to do.
    timer = setTimeout(() => child.kill('SIGKILL'), options.idleMs).unref()
    told.onRest()
  }
  const end = () => {
    clearTimeout(timer)
    current?.settle(new ChildTaskFailure('ended_early', `ended early ${said()}`.trim()))
    current = null
    gone.resolve()
    told.onGone()
  }

  child.on('message', (message) => {
    if (!isFromChild(message) || message.kind === 'progress') return
    if (message.kind === 'ready') {
      isReady = true
      if (current === null) rest()
      else begin()
    } else if (message.kind === 'done') {
      current?.settle({ result: message.result })
      rest()
    } else {
      current?.settle(new ChildTaskFailure('failed', message.message, message))
      // After anything else it ends by itself, unless native threads of its keep it from ending.
      if (message.code === CANCELLED) rest()
      else within(CANCEL_GRACE_MS, new ChildTaskFailure('failed', message.message, message))
    }
  })
  child.on('error', (cause) => {
    current?.settle(new ChildTaskFailure('not_started', 'could not be started', { cause }))
    if (child.pid === undefined) end()
  })
  child.on('close', end)

  return {
    take: (turn) => {
      clearTimeout(timer)
      current = turn
      begin()
    },
    stop: (turn) => {
      if (current !== turn) return
      tell(child, { kind: 'cancel' })
      within(CANCEL_GRACE_MS, new ChildTaskFailure('cancelled', 'cancelled'))
    },
    end: () => {
      current?.settle(new ChildTaskFailure('cancelled', 'cancelled'))
      child.kill('SIGKILL')
      return gone.promise
    },
  }
}

function tell(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => undefined)
}
