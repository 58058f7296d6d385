import { asProblem } from '../../api/api-problem.ts'

export const SAVE_AFTER_MS = 900
export const RETRY_AFTER_MS = 5000

/** `offline` and `signed_out` mean: kept on this device, not on the server. */
export type DraftState = 'empty' | 'saved' | 'saving' | 'offline' | 'signed_out' | 'unsaved'

interface DraftView {
  text: string
  state: DraftState
  /** A different text for the same scene that was left on this device and is older than the server's. */
  other: string | null
}

interface Store {
  read(key: string): string | null
  write(key: string, value: string): boolean
  remove(key: string): void
}

interface Keeping {
  /** Names the draft on this device; holds the person's id, so that two people at one computer stay apart. */
  deviceKey: string
  server: { text: string; updatedAt: string }
  save: (text: string) => Promise<unknown>
  store: Store
}

interface OnDevice {
  text: string
  /** Milliseconds since 1970. */
  at: number
}

function readDevice(store: Store, key: string): OnDevice | null {
  try {
    const kept: unknown = JSON.parse(store.read(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('at' in kept)) return null
    return typeof kept.text === 'string' && typeof kept.at === 'number' ? { text: kept.text, at: kept.at } : null
  } catch {
    return null
  }
}

export interface DraftKeeper {
  read: () => DraftView
  subscribe: (listener: () => void) => () => void
  change(text: string): void
  /** Saves what is unsaved now: when the connection is back, or before leaving. */
  flush(): void
  takeOther(): void
  /** The text was submitted: nothing of it is kept on this device. */
  forget(): void
  /** No further saving until `resume`; what is unsaved stays on this device. */
  stop(): void
  resume(): void
}

/**
 * Keeps a writer's unsent text. Every keystroke is on this device before anything else happens; the server follows after
 * a pause, one save at a time. The copy on the device goes once the server has that very text.
 */
export function keepDraft({ deviceKey, server, save, store }: Keeping): DraftKeeper {
  const left = readDevice(store, deviceKey)
  const isLeftNewer = left !== null && (left.at >= Date.parse(server.updatedAt) || server.text === '')
  let savedText = server.text
  let isSaving = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let view: DraftView = {
    text: isLeftNewer ? left.text : server.text,
    state: server.text === '' ? 'empty' : 'saved',
    other: left !== null && !isLeftNewer && left.text !== server.text ? left.text : null,
  }
  const listeners = new Set<() => void>()
  const show = (change: Partial<DraftView>): void => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void saveNow(), ms)
  }

  const saveNow = async (): Promise<void> => {
    clearTimeout(timer)
    if (isSaving || isStopped || view.text === savedText) return
    const { text } = view
    isSaving = true
    show({ state: 'saving' })
    try {
      await save(text)
      isSaving = false
      savedText = text
      // Only this very text may go from the device: another page may have put a newer one there.
      if (view.other === null && readDevice(store, deviceKey)?.text === text) store.remove(deviceKey)
      if (isStopped) return
      if (view.text === text) show({ state: text === '' ? 'empty' : 'saved' })
      else later(SAVE_AFTER_MS)
    } catch (error) {
      isSaving = false
      if (isStopped) return
      const problem = asProblem(error)
      show({ state: problem.status === 401 ? 'signed_out' : problem.status === 0 ? 'offline' : 'unsaved' })
      // A text the server refuses stays refused until it changes; everything else may pass.
      if (problem.status === 0 || problem.status === 429 || problem.status >= 500) later(RETRY_AFTER_MS)
    }
  }

  if (isLeftNewer && left.text !== server.text) {
    view = { ...view, state: 'saving' }
    later(0)
  }
  return {
    read: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(text) {
      store.write(deviceKey, JSON.stringify({ text, at: Date.now() } satisfies OnDevice))
      if (text === savedText && !isSaving) {
        clearTimeout(timer)
        store.remove(deviceKey)
        show({ text, state: text === '' ? 'empty' : 'saved' })
        return
      }
      const isKeptHere = view.state === 'offline' || view.state === 'signed_out'
      show({ text, state: isKeptHere ? view.state : 'saving' })
      later(SAVE_AFTER_MS)
    },
    flush: () => void saveNow(),
    takeOther() {
      const { other } = view
      if (other === null) return
      show({ text: other, other: null, state: 'saving' })
      store.write(deviceKey, JSON.stringify({ text: other, at: Date.now() } satisfies OnDevice))
      later(0)
    },
    forget() {
      isStopped = true
      clearTimeout(timer)
      store.remove(deviceKey)
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
    resume() {
      isStopped = false
      if (view.text !== savedText) later(SAVE_AFTER_MS)
    },
  }
}
