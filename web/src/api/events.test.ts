import { watchJob } from '@skein/contract/jobs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeEventSource } from '../test/fake-events.ts'
import { jobId } from '../test/make.ts'
import { listen } from './events.ts'

describe('an event stream', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    FakeEventSource.opened = []
    vi.stubGlobal('EventSource', FakeEventSource)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const begin = (beforeReconnect = () => Promise.resolve()) => {
    const heard: unknown[] = []
    const states: string[] = []
    const stop = listen(
      watchJob,
      { params: { jobId: jobId() } },
      {
        kinds: ['published'],
        onEvent: (data) => heard.push(data),
        onState: (state) => states.push(state),
        beforeReconnect,
      },
    )
    return { heard, states, stop }
  }

  it('hears its own kinds and nothing else', () => {
    const { heard, stop } = begin()
    FakeEventSource.opened[0]?.say('published', { sequence: 1 })
    FakeEventSource.opened[0]?.say('other', { sequence: 2 })
    expect(heard).toEqual([{ sequence: 1 }])
    stop()
  })

  it('opens again after a refusal, renewing the session first, with growing pauses', async () => {
    const renew = vi.fn<() => Promise<void>>(() => Promise.resolve())
    const { states, stop } = begin(renew)
    FakeEventSource.opened[0]?.refuse()
    await vi.advanceTimersByTimeAsync(1000)
    expect(renew).toHaveBeenCalledTimes(1)
    expect(FakeEventSource.opened).toHaveLength(2)
    FakeEventSource.opened[1]?.refuse()
    await vi.advanceTimersByTimeAsync(1999)
    expect(FakeEventSource.opened).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    FakeEventSource.opened[2]?.open()
    expect(states).toEqual(['connecting', 'lost', 'connecting', 'lost', 'connecting', 'open'])
    stop()
  })

  it('leaves a dropped connection to the browser, which resumes where it was', async () => {
    const { stop } = begin()
    FakeEventSource.opened[0]?.say('error', null)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeEventSource.opened).toHaveLength(1)
    stop()
  })

  it('is silent for ever once stopped', async () => {
    const { stop } = begin()
    FakeEventSource.opened[0]?.refuse()
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeEventSource.opened).toHaveLength(1)
    expect(FakeEventSource.opened[0]?.readyState).toBe(FakeEventSource.CLOSED)
  })
})
