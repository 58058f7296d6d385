import { expect, it } from 'vitest'
import { createEventFeed, createEventFeeds, type FeedSource, type Follower, type StreamEvent } from './event-feed.ts'
import { eventually } from '../../test/setup/eventually.ts'

/** A feed's database: a list that grows, and reads that can be counted and held up. */
function ledger() {
  const events: StreamEvent[] = []
  const wakes = new Set<() => void>()
  let gate = Promise.resolve()
  let reads = 0
  let isFinal = false
  let trouble: Error | null = null
  const source: FeedSource = {
    readAfter: async (id) => {
      reads += 1
      // What has been committed when the read begins is what it sees.
      const page = { events: events.filter((event) => event.id > id), isFinal }
      await gate
      if (trouble !== null) throw trouble
      return page
    },
    subscribe: (wake) => {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
  }
  return {
    source,
    publish: (...ids: readonly number[]) => {
      for (const id of ids) events.push({ id, event: 'happened', data: { id } })
      for (const wake of wakes) wake()
    },
    takeDown: (id: number) => {
      events.splice(
        events.findIndex((event) => event.id === id),
        1,
      )
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
    finish: () => {
      isFinal = true
    },
    fail: (error: Error) => {
      trouble = error
    },
    reads: () => reads,
    listeners: () => wakes.size,
  }
}

function viewer() {
  const ids: number[] = []
  const bytes: Buffer[] = []
  const ends: unknown[] = []
  const follower: Follower = {
    take: (frame) => {
      ids.push(frame.id)
      bytes.push(frame.bytes)
    },
    end: (reason) => ends.push(reason),
  }
  return { follower, ids, bytes, ends }
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

it('reads a piece of news once for fifty who follow, and tells each of them every event once and in order', async () => {
  const { source, publish, reads } = ledger()
  const feed = createEventFeed(source, 0)
  const viewers = Array.from({ length: 50 }, viewer)
  for (const { follower } of viewers) feed.follow(follower, 0)
  await eventually(() => expect(reads()).toBe(1))
  for (let id = 1; id <= 5; id += 1) {
    publish(id)
    await eventually(() => expect(viewers.every(({ ids }) => ids.at(-1) === id)).toBe(true))
  }
  for (const { ids } of viewers) expect(ids).toEqual(upTo(5))
  expect(reads()).toBe(6)
  // The very same bytes, not equal ones.
  expect(new Set(viewers.map(({ bytes }) => bytes[4])).size).toBe(1)
})

it('loses nothing that happens while it reads', async () => {
  const { source, publish, hold } = ledger()
  const release = hold()
  const feed = createEventFeed(source, 0)
  const { follower, ids } = viewer()
  feed.follow(follower, 0)
  publish(1, 2)
  publish(3)
  release()
  await eventually(() => expect(ids).toEqual([1, 2, 3]))
})

it('tells who comes back exactly what they missed, also while more is happening', async () => {
  const { source, publish, hold } = ledger()
  const feed = createEventFeed(source, 0)
  const early = viewer()
  feed.follow(early.follower, 0)
  publish(1, 2, 3)
  await eventually(() => expect(early.ids).toEqual(upTo(3)))
  const release = hold()
  const late = viewer()
  feed.follow(late.follower, 1)
  publish(4)
  publish(5)
  release()
  await eventually(() => expect([early.ids, late.ids]).toEqual([upTo(5), [2, 3, 4, 5]]))
  publish(6)
  await eventually(() => expect([early.ids.at(-1), late.ids.at(-1)]).toEqual([6, 6]))
  expect(late.ids).toEqual([2, 3, 4, 5, 6])
})

it('reads once for all who come back to the same place', async () => {
  const { source, publish, hold, reads } = ledger()
  const feed = createEventFeed(source, 0)
  const early = viewer()
  feed.follow(early.follower, 0)
  publish(1, 2, 3)
  await eventually(() => expect(early.ids).toEqual(upTo(3)))
  const before = reads()
  const release = hold()
  const returning = Array.from({ length: 50 }, viewer)
  for (const { follower } of returning) feed.follow(follower, 1)
  release()
  await eventually(() => expect(returning.every(({ ids }) => ids.length === 2)).toBe(true))
  expect(reads() - before).toBe(1)
})

it('does not look for ever for an event that is gone again', async () => {
  const { source, publish, takeDown } = ledger()
  const feed = createEventFeed(source, 0)
  const early = viewer()
  feed.follow(early.follower, 0)
  publish(1, 2, 3)
  await eventually(() => expect(early.ids).toEqual(upTo(3)))
  takeDown(3)
  const late = viewer()
  feed.follow(late.follower, 1)
  await eventually(() => expect(late.ids).toEqual([2]))
  publish(4)
  await eventually(() => expect(late.ids).toEqual([2, 4]))
})

it('ends for everybody after the last event, and for whoever comes later', async () => {
  const { source, publish, finish } = ledger()
  const feedOf = createEventFeeds()
  const first = viewer()
  feedOf('one', source, 0).follow(first.follower, 0)
  finish()
  publish(1, 2)
  await eventually(() => expect([first.ids, first.ends]).toEqual([[1, 2], [undefined]]))
  const late = viewer()
  feedOf('one', source, 0).follow(late.follower, 1)
  await eventually(() => expect([late.ids, late.ends]).toEqual([[2], [undefined]]))
})

it('ends for everybody, with the reason, once it can no longer be read', async () => {
  const { source, publish, fail, listeners } = ledger()
  const feed = createEventFeed(source, 0)
  const viewers = [viewer(), viewer()]
  for (const { follower } of viewers) feed.follow(follower, 0)
  const reason = new Error('the scene is hidden')
  fail(reason)
  publish(1)
  await eventually(() => expect(viewers.map(({ ends }) => ends)).toEqual([[reason], [reason]]))
  expect(listeners()).toBe(0)
})

it('listens as long as anybody follows, and is shared until then', () => {
  const { source, listeners } = ledger()
  const feedOf = createEventFeeds()
  const feed = feedOf('one', source, 0)
  const leave = [feed.follow(viewer().follower, 0), feed.follow(viewer().follower, 0)]
  expect([listeners(), feedOf('one', source, 0) === feed]).toEqual([1, true])
  for (const go of leave) go()
  expect([listeners(), feedOf('one', source, 0) === feed]).toEqual([0, false])
})
