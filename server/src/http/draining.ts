import type { Server } from 'node:http'

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
