import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** How an api process takes leave: it goes on answering, while whoever asks is sent elsewhere for the next time. */
export interface Draining {
  readonly isOn: () => boolean
  /** From now on every answer ends its connection, so that none is left idle when the process stops listening. */
  readonly begin: () => void
}

/**
 * A kept-alive connection that is closed while it is idle loses the request that is just being sent on it, and the
 * client cannot know whether it was heard. One whose last answer said `Connection: close` loses nothing.
 */
export function createDraining(server: Server): Draining {
  let on = false
  // Before Fastify sees the request, so that it holds for every kind of answer, event streams included.
  server.prependListener('request', (_request, response) => {
    if (on) response.setHeader('connection', 'close')
  })
  return {
    isOn: () => on,
    begin: () => {
      on = true
    },
  }
}

const LOOK_EVERY_MS = 100

/**
 * For a server that is about to close: ends each connection on which nothing is being answered. Closing by itself ends
 * those that are idle at that moment and no others: not one whose last answer is just being sent, and not one that was
 * opened and never asked for anything, which would keep the process for most of a minute.
 *
 * @returns called when the server begins to close.
 */
export function endConnectionsAtRest(server: Server): () => void {
  const answering = new Map<Socket, number>()
  server.on('connection', (socket) => {
    answering.set(socket, 0)
    socket.once('close', () => answering.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    const change = (by: number) => {
      const count = answering.get(socket)
      if (count !== undefined) answering.set(socket, count + by)
    }
    change(1)
    response.once('close', () => change(-1))
  })
  return () => {
    const looking = setInterval(() => {
      for (const [socket, count] of answering) if (count === 0) socket.destroy()
    }, LOOK_EVERY_MS)
    server.once('close', () => clearInterval(looking))
  }
}
