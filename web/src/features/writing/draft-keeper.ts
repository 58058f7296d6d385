import { asProblem } from '../../api/api-problem.ts'
import { createDeviceCopies, type Store } from './device-copies.ts'

export const SAVE_AFTER_MS = 900
export const RETRY_AFTER_MS = 5000

/**
 * `offline` and `signed_out` mean: kept on this device, not on the server. `elsewhere` means: another page or device has
 * kept another text since, and nothing is saved until the writer has chosen.
 */
export type DraftState = 'empty' | 'saved' | 'saving' | 'offline' | 'signed_out' | 'unsaved' | 'elsewhere'

/** A draft as the server has it; `updatedAt` is what a save must be based on. */
export interface ServerDraft {
  readonly text: string
  readonly updatedAt: string
}

interface DraftView {
  text: string
  state: DraftState
  /** A different text for the same scene that was left on this device and is older than the server's. */
  other: string | null
  /** What the server holds instead, in the state `elsewhere`. */
  theirs: ServerDraft | null
}

interface Keeping {
  /** Names the draft on this device; holds the person's id, so that two people at one computer stay apart. */
  deviceKey: string
  /** This page's own name. */
  tab: string
  server: ServerDraft
  /** @throws ApiProblem `version_conflict` when the server's draft is not `upon` any more. */
  save: (text: string, upon: string) => Promise<ServerDraft>
  /** What the server holds now. */
  read: () => Promise<ServerDraft>
  store: Store
}

export interface DraftKeeper {
  read: () => DraftView
  subscribe: (listener: () => void) => () => void
  change(text: string): void
  /** Saves what is unsaved now: when the connection is back, or before leaving. */
  flush(): void
  takeOther(): void
  /** Ends the state `elsewhere`: with this page's text, or with the server's. */
  settle(choice: 'mine' | 'theirs'): void
  /** Another page of this browser saved this: it is taken over unless this page has words of its own. */
  hear(theirs: ServerDraft): void
  /** The text was submitted: nothing of it is kept on this device. */
  forget(): void
  /** No further saving until `resume`; what is unsaved stays on this device. */
  stop(): void
  resume(): void
}

const settledState = (text: string): DraftState => (text === '' ? 'empty' : 'saved')

/**
 * Keeps a writer's unsent text. Every keystroke is on this device before anything else happens; the server follows after
 * a pause, one save at a time. The copy on the device goes once the server has that very text.
 */
export function keepDraft({ deviceKey, tab, server, save, read, store }: Keeping): DraftKeeper {
  const copies = createDeviceCopies(store, deviceKey, tab)
  const [left = null, ...others] = copies.all().toSorted((a, b) => b.at - a.at)
  const isLeftNewer = left !== null && (left.at >= Date.parse(server.updatedAt) || server.text === '')
  const begun = isLeftNewer ? left.text : server.text
  let savedText = server.text
  let upon = server.updatedAt
  let isSaving = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let view: DraftView = {
    text: begun,
    state: settledState(server.text),
    other: [left, ...others].find((copy) => copy !== null && copy.text !== begun)?.text ?? null,
    theirs: null,
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
    if (isSaving || isStopped || view.state === 'elsewhere' || view.text === savedText) return
    const { text } = view
    isSaving = true
    show({ state: 'saving' })
    try {
      const kept = await save(text, upon)
      isSaving = false
      savedText = text
      upon = kept.updatedAt
      if (view.text === text) copies.drop(text)
      if (isStopped) return
      if (view.text === text) show({ state: settledState(text) })
      else later(SAVE_AFTER_MS)
    } catch (error) {
      isSaving = false
      const problem = asProblem(error)
      if (problem.code === 'version_conflict') return await meet()
      fail(problem)
    }
  }
  const fail = (problem: ReturnType<typeof asProblem>): void => {
    if (isStopped) return
    show({ state: problem.status === 401 ? 'signed_out' : problem.status === 0 ? 'offline' : 'unsaved' })
    // A text the server refuses stays refused until it changes; everything else may pass.
    if (problem.status === 0 || problem.status === 429 || problem.status >= 500) later(RETRY_AFTER_MS)
  }
  /** Another text was kept elsewhere: shows it, and lets the writer choose. */
  const meet = async (): Promise<void> => {
    try {
      const theirs = await read()
      if (isStopped) return
      // Gone again, or the same words: nothing to choose between.
      if (theirs.text === '' || theirs.text === view.text) {
        upon = theirs.updatedAt
        savedText = theirs.text
        show({ state: 'saving' })
        return theirs.text === view.text ? finish(theirs.text) : later(0)
      }
      show({ state: 'elsewhere', theirs })
    } catch (error) {
      fail(asProblem(error))
    }
  }
  const finish = (text: string): void => {
    copies.drop(text)
    show({ state: settledState(text), theirs: null })
  }
  const takeOver = (theirs: ServerDraft): void => {
    savedText = theirs.text
    upon = theirs.updatedAt
    show({ text: theirs.text })
    finish(theirs.text)
  }

  if (isLeftNewer && left.text !== server.text) {
    view = { ...view, state: 'saving' }
    copies.drop(left.text)
    copies.keep(left.text)
    later(0)
  }
  return {
    read: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(text) {
      copies.keep(text)
      if (text === savedText && !isSaving && view.state !== 'elsewhere') {
        clearTimeout(timer)
        copies.drop(text)
        show({ text, state: settledState(text) })
        return
      }
      const stays = view.state === 'offline' || view.state === 'signed_out' || view.state === 'elsewhere'
      show({ text, state: stays ? view.state : 'saving' })
      later(SAVE_AFTER_MS)
    },
    flush: () => void saveNow(),
    takeOther() {
      const { other } = view
      if (other === null) return
      show({ text: other, other: null, state: 'saving' })
      copies.drop(other)
      copies.keep(other)
      later(0)
    },
    settle(choice) {
      const { theirs, text } = view
      if (theirs === null) return
      if (choice === 'theirs') {
        takeOver(theirs)
        // What was not chosen can still be had.
        show({ other: text })
        return
      }
      savedText = theirs.text
      upon = theirs.updatedAt
      show({ state: 'saving', theirs: null, other: theirs.text })
      later(0)
    },
    hear(theirs) {
      if (isSaving || view.text !== savedText || theirs.updatedAt <= upon) return
      takeOver(theirs)
    },
    forget() {
      isStopped = true
      clearTimeout(timer)
      copies.drop(view.text)
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
