import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { offlineProblem, problemFrom } from '../../api/api-problem.ts'
import { problem } from '../../test/fake-api.ts'
import { AT } from '../../test/make.ts'
import { keepDraft, RETRY_AFTER_MS, SAVE_AFTER_MS } from './draft-keeper.ts'

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
    text: (): unknown => JSON.parse(kept.get(KEY) ?? '{"text":null}').text,
  }
}

function keeping(server = '', store = fakeStore()) {
  const save = vi.fn<(text: string) => Promise<unknown>>(() => Promise.resolve())
  return { store, save, keeper: keepDraft({ deviceKey: KEY, server: { text: server, updatedAt: AT }, save, store }) }
}

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const pause = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  it('is on this device before the server hears of it, and leaves once the server has it', async () => {
    const { keeper, store, save } = keeping()
    keeper.change('Ines rowed')
    expect(store.text()).toBe('Ines rowed')
    expect(save).not.toHaveBeenCalled()
    await pause(SAVE_AFTER_MS)
    expect(save.mock.calls).toEqual([['Ines rowed']])
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
    expect(save.mock.calls).toEqual([['Ines']])
  })

  it('is kept on this device while offline and saved when the connection is back', async () => {
    const { keeper, store, save } = keeping()
    save.mockRejectedValueOnce(offlineProblem(new TypeError('Failed to fetch')))
    keeper.change('kept')
    await pause(SAVE_AFTER_MS)
    expect(keeper.read().state).toBe('offline')
    keeper.change('kept and more')
    expect(keeper.read().state).toBe('offline')
    expect(store.text()).toBe('kept and more')
    keeper.flush()
    await pause(0)
    expect(keeper.read().state).toBe('saved')
    expect(save).toHaveBeenLastCalledWith('kept and more')
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
    expect(store.text()).toBe('kept')
  })

  it('saves what was typed while a save was under way', async () => {
    const { keeper, save } = keeping()
    let answer: () => void = () => undefined
    save.mockImplementationOnce(() => new Promise<void>((resolve) => void (answer = resolve)))
    keeper.change('first')
    await pause(SAVE_AFTER_MS)
    keeper.change('first and second')
    await pause(SAVE_AFTER_MS * 2)
    expect(save).toHaveBeenCalledTimes(1)
    answer()
    await pause(SAVE_AFTER_MS)
    expect(save).toHaveBeenLastCalledWith('first and second')
  })

  it('comes back from this device after a lost connection and a reload', async () => {
    const store = fakeStore()
    store.write(KEY, JSON.stringify({ text: 'left behind', at: Date.parse(AT) + 1000 }))
    const { keeper, save } = keeping('older, on the server', store)
    expect(keeper.read().text).toBe('left behind')
    await pause(0)
    expect(save).toHaveBeenCalledWith('left behind')
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

  it('survives storage that holds nonsense', () => {
    const store = fakeStore()
    store.write(KEY, '{nonsense')
    expect(keeping('server', store).keeper.read().text).toBe('server')
  })
})
