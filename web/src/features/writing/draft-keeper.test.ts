import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { offlineProblem, problemFrom } from '../../api/api-problem.ts'
import { problem } from '../../test/fake-api.ts'
import { AT } from '../../test/make.ts'
import { keepDraft, RETRY_AFTER_MS, SAVE_AFTER_MS, type ServerDraft } from './draft-keeper.ts'

const KEY = 'skein.draft.mara.scene'

function fakeStore() {
  const kept = new Map<string, string>()
  return {
    kept,
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: string) => {
      kept.set(key, value)
      return true
    },
    remove: (key: string) => void kept.delete(key),
    texts: (): unknown => {
      const copies: unknown = JSON.parse(kept.get(KEY) ?? '[]')
      return Array.isArray(copies) ? copies.map((copy: { text: string }) => copy.text) : copies
    },
  }
}

function keeping(server = '', store = fakeStore(), tab = 'a') {
  let saves = 0
  const save = vi.fn<(text: string, upon: string) => Promise<ServerDraft>>((text) =>
    Promise.resolve({ text, updatedAt: laterBy(++saves) }),
  )
  const read = vi.fn<() => Promise<ServerDraft>>(() => Promise.resolve({ text: server, updatedAt: AT }))
  const keeper = keepDraft({ deviceKey: KEY, tab, server: { text: server, updatedAt: AT }, save, read, store })
  return { store, save, read, keeper }
}
const laterBy = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString()
const textsOf = (save: { mock: { calls: [string, string][] } }) => save.mock.calls.map(([text]) => text)

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const pause = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  it('is on this device before the server hears of it, and leaves once the server has it', async () => {
    const { keeper, store, save } = keeping()
    keeper.change('Ines rowed')
    expect(store.texts()).toEqual(['Ines rowed'])
    expect(save).not.toHaveBeenCalled()
    await pause(SAVE_AFTER_MS)
    expect(save.mock.calls).toEqual([['Ines rowed', AT]])
    expect(keeper.read().state).toBe('saved')
    expect(store.kept.size).toBe(0)
  })

  it('is saved once for a burst of typing', async () => {
    const { keeper, save } = keeping()
    for (const text of ['I', 'In', 'Ine', 'Ines']) {
      keeper.change(text)
      await pause(SAVE_AFTER_MS / 3)
    }
    await pause(SAVE_AFTER_MS)
    expect(textsOf(save)).toEqual(['Ines'])
  })

  it('is kept on this device while offline and saved when the connection is back', async () => {
    const { keeper, store, save } = keeping()
    save.mockRejectedValueOnce(offlineProblem(new TypeError('Failed to fetch')))
    keeper.change('kept')
    await pause(SAVE_AFTER_MS)
    expect(keeper.read().state).toBe('offline')
    keeper.change('kept and more')
    expect(keeper.read().state).toBe('offline')
    expect(store.texts()).toEqual(['kept and more'])
    keeper.flush()
    await pause(0)
    expect(keeper.read().state).toBe('saved')
    expect(textsOf(save).at(-1)).toBe('kept and more')
    expect(store.kept.size).toBe(0)
  })

  it('is tried again by itself while offline', async () => {
    const { keeper, save } = keeping()
    save.mockRejectedValueOnce(offlineProblem(null))
    keeper.change('kept')
    await pause(SAVE_AFTER_MS + RETRY_AFTER_MS)
    expect(save).toHaveBeenCalledTimes(2)
    expect(keeper.read().state).toBe('saved')
  })

  it('says so when the session has ended, and loses nothing', async () => {
    const { keeper, store, save } = keeping()
    save.mockRejectedValueOnce(await problemFrom(problem('session_expired')))
    keeper.change('kept')
    await pause(SAVE_AFTER_MS)
    expect(keeper.read().state).toBe('signed_out')
    expect(store.texts()).toEqual(['kept'])
  })

  it('saves what was typed while a save was under way', async () => {
    const { keeper, save } = keeping()
    let answer: (kept: ServerDraft) => void = () => undefined
    save.mockImplementationOnce(() => new Promise((resolve) => void (answer = resolve)))
    keeper.change('first')
    await pause(SAVE_AFTER_MS)
    keeper.change('first and second')
    await pause(SAVE_AFTER_MS * 2)
    expect(save).toHaveBeenCalledTimes(1)
    answer({ text: 'first', updatedAt: laterBy(1) })
    await pause(SAVE_AFTER_MS)
    expect(save.mock.calls.at(-1)).toEqual(['first and second', laterBy(1)])
  })

  it('comes back from this device after a lost connection and a reload', async () => {
    const store = fakeStore()
    store.write(KEY, JSON.stringify({ text: 'left behind', at: Date.parse(AT) + 1000 }))
    const { keeper, save } = keeping('older, on the server', store)
    expect(keeper.read().text).toBe('left behind')
    await pause(0)
    expect(textsOf(save)).toEqual(['left behind'])
  })

  it('offers an older text of this device instead of overwriting the newer one of the server', async () => {
    const store = fakeStore()
    store.write(KEY, JSON.stringify({ text: 'older, here', at: Date.parse(AT) - 1000 }))
    const { keeper, save } = keeping('newer, from the other computer', store)
    expect(keeper.read()).toMatchObject({ text: 'newer, from the other computer', other: 'older, here' })
    await pause(RETRY_AFTER_MS)
    expect(save).not.toHaveBeenCalled()
    keeper.takeOther()
    expect(keeper.read()).toMatchObject({ text: 'older, here', other: null })
  })

  it('is gone from this device once it was submitted', async () => {
    const { keeper, store, save } = keeping()
    keeper.change('sent')
    keeper.forget()
    await pause(RETRY_AFTER_MS)
    expect(save).not.toHaveBeenCalled()
    expect(store.kept.size).toBe(0)
  })

  it('keeps the words of two pages apart on one device, and loses neither', async () => {
    const store = fakeStore()
    const one = keeping('', store, 'a')
    const two = keeping('', store, 'b')
    for (const { save } of [one, two]) save.mockRejectedValue(offlineProblem(null))
    one.keeper.change('from the first page')
    await pause(1)
    two.keeper.change('from the second page')
    await pause(SAVE_AFTER_MS)
    expect(store.texts()).toEqual(['from the first page', 'from the second page'])
    one.keeper.stop()
    two.keeper.stop()
    // Both were closed: the newest comes back, the other is offered.
    const { keeper } = keeping('', store, 'c')
    expect(keeper.read()).toMatchObject({ text: 'from the second page', other: 'from the first page' })
    await pause(SAVE_AFTER_MS)
    expect(store.texts()).toEqual(['from the first page'])
  })

  it('asks which text to keep when another was kept elsewhere, and saves nothing meanwhile', async () => {
    const { keeper, save, read, store } = keeping('begun')
    const conflict = await problemFrom(problem('version_conflict'))
    const theirs = { text: 'begun, on the phone', updatedAt: laterBy(9) }
    save.mockRejectedValueOnce(conflict)
    read.mockResolvedValueOnce(theirs)
    keeper.change('begun, here')
    await pause(SAVE_AFTER_MS)
    expect(keeper.read()).toMatchObject({ state: 'elsewhere', text: 'begun, here', theirs })
    keeper.change('begun, here and longer')
    await pause(RETRY_AFTER_MS)
    expect(save).toHaveBeenCalledTimes(1)
    expect(store.texts()).toEqual(['begun, here and longer'])
    keeper.settle('mine')
    await pause(0)
    expect(save.mock.calls.at(-1)).toEqual(['begun, here and longer', theirs.updatedAt])
    expect(keeper.read()).toMatchObject({ state: 'saved', other: theirs.text, theirs: null })
  })

  it('can take the text that was kept elsewhere, and still offers its own', async () => {
    const { keeper, save, read } = keeping('begun')
    save.mockRejectedValueOnce(await problemFrom(problem('version_conflict')))
    read.mockResolvedValueOnce({ text: 'begun, on the phone', updatedAt: laterBy(9) })
    keeper.change('begun, here')
    await pause(SAVE_AFTER_MS)
    keeper.settle('theirs')
    expect(keeper.read()).toMatchObject({ state: 'saved', text: 'begun, on the phone', other: 'begun, here' })
    keeper.change('begun, on the phone, longer')
    await pause(SAVE_AFTER_MS)
    expect(save.mock.calls.at(-1)).toEqual(['begun, on the phone, longer', laterBy(9)])
  })

  it('follows what another page saves, unless it has words of its own', () => {
    const { keeper } = keeping('begun')
    keeper.hear({ text: 'begun elsewhere', updatedAt: laterBy(1) })
    expect(keeper.read()).toMatchObject({ text: 'begun elsewhere', state: 'saved' })
    keeper.change('begun elsewhere, and here')
    keeper.hear({ text: 'begun elsewhere, and there', updatedAt: laterBy(2) })
    expect(keeper.read().text).toBe('begun elsewhere, and here')
  })

  it('survives storage that holds nonsense', () => {
    const store = fakeStore()
    store.write(KEY, '{nonsense')
    expect(keeping('server', store).keeper.read().text).toBe('server')
  })
})
