import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEventFeed, type StreamEvent } from './event-feed.ts'
import { closeEventStreams, eventStreamCount, serveEventStream } from './event-stream.ts'
import { eventually } from '../../test/setup/eventually.ts'

const BIG = 'x'.repeat(64 * 1024)
let app: FastifyInstance
let port: number
let events: StreamEvent[]
let wakes: Set<() => void>
beforeEach(async () => {
  events = []
  wakes = new Set()
  const feed = createEventFeed(
    {
      readAfter: (id) => Promise.resolve({ events: events.filter((event) => event.id > id), isFinal: false }),
      subscribe: (wake) => {
        wakes.add(wake)
        return () => wakes.delete(wake)
      },
    },
    0,
  )
  app = Fastify()
  app.get('/', (request, reply) => serveEventStream(request, reply, feed, 0))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterEach(async () => {
  closeEventStreams()
  await app.close()
})

function publish(data: unknown): void {
  events.push({ id: events.length + 1, event: 'happened', data })
  for (const wake of wakes) wake()
}

/** A client that takes what comes, or nothing at all. */
async function open(options: { readonly reads: boolean }): Promise<{ socket: Socket; text: () => string }> {
  const before = eventStreamCount()
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let text = ''
  if (options.reads) socket.setEncoding('utf8').on('data', (part: string) => (text += part))
  else socket.pause()
  socket.on('error', () => undefined)
  socket.write('GET / HTTP/1.1\r\nhost: test\r\n\r\n')
  await eventually(() => expect(eventStreamCount()).toBe(before + 1))
  return { socket, text: () => text }
}

const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))

it('cuts off a reader who stops reading, and tells the others everything meanwhile', async () => {
  const [slow, quick] = [await open({ reads: false }), await open({ reads: true })]
  for (let turn = 1; eventStreamCount() === 2; turn += 1) {
    // More than any socket buffer holds.
    if (turn > 2000) throw new Error('the slow reader was never cut off')
    publish(BIG)
    await eventually(() => expect(idsIn(quick.text())).toHaveLength(turn), 1)
  }
  publish('after')
  await eventually(() => expect(idsIn(quick.text())).toEqual(events.map(({ id }) => id)))
  slow.socket.destroy()
})

it('forgets a reader who has gone', async () => {
  const { socket } = await open({ reads: true })
  socket.destroy()
  await eventually(() => expect([eventStreamCount(), wakes.size]).toEqual([0, 0]))
})

it('ends every stream when the server drains', async () => {
  const { socket } = await open({ reads: true })
  const ended = once(socket, 'end')
  closeEventStreams()
  await ended
  await eventually(() => expect(eventStreamCount()).toBe(0))
})
