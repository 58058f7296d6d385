import type { Route } from '@skein/contract/route'
import { addressOf } from '@skein/contract/address'

const RECONNECT_MS_MIN = 1000
const RECONNECT_MS_MAX = 30_000

export type StreamState = 'connecting' | 'open' | 'lost'

interface Listening {
  /** Event names on the wire: the kinds of the contract. */
  kinds: readonly string[]
  onEvent: (data: unknown) => void
  onState?: (state: StreamState) => void
  /** Called before reconnecting after a refusal: renew the session, or read what was missed. */
  beforeReconnect?: () => Promise<void>
}

/**
 * Listens to a server-sent event stream until the returned function is called.
 *
 * The browser itself reconnects after a dropped connection and resumes with `Last-Event-ID`. A refusal (an ended
 * session, a server that is starting) closes the stream for good; then it is opened again with growing pauses, and
 * `beforeReconnect` runs first, because a fresh stream starts without that id.
 */
export function listen<In>(route: Route<In, undefined>, input: In, listening: Listening): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = RECONNECT_MS_MIN
  let isStopped = false

  const open = (): void => {
    listening.onState?.('connecting')
    const stream = new EventSource(addressOf(route, input))
    source = stream
    stream.addEventListener('open', () => {
      pause = RECONNECT_MS_MIN
      listening.onState?.('open')
    })
    stream.addEventListener('error', () => {
      listening.onState?.('lost')
      if (stream.readyState !== EventSource.CLOSED || isStopped) return
      timer = setTimeout(() => void reopen(), pause)
      pause = Math.min(pause * 2, RECONNECT_MS_MAX)
    })
    for (const kind of listening.kinds) {
      stream.addEventListener(kind, (event) => {
        const data = parsed(event.data)
        if (data !== undefined) listening.onEvent(data)
      })
    }
  }
  const reopen = async (): Promise<void> => {
    // A failure here is repeated by the stream's own refusal.
    await listening.beforeReconnect?.().catch(() => undefined)
    if (!isStopped) open()
  }

  open()
  return () => {
    isStopped = true
    clearTimeout(timer)
    source?.close()
  }
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
