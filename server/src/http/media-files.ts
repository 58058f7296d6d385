import { createHash } from 'node:crypto'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { Sessions } from '#http/session.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { FastifyInstance } from 'fastify'
import parseRange from 'range-parser'

/** Whether somebody may fetch the files of one piece of media; null is a stranger. */
export type MediaAccess = (mediaKey: string, caller: Caller | null) => Promise<'public' | 'private' | 'denied'>

const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  vtt: 'text/vtt; charset=utf-8',
}
/** `media/<jobId>/<hash>` and then our own file names; nothing else is even looked up. */
const ADDRESS = /^(media\/[0-9a-f-]{36}\/[0-9a-f]{16,64})\/([a-z0-9-]+\/)?[a-z0-9-]+\.(mp4|m4s|jpg|webp|vtt)$/

/** What is stored under this key; for a poster in a size that was never made, the poster. */
async function findObject(storage: ObjectStorage, key: string) {
  const keys = [key, key.replace(/\/poster-\d+\.webp$/, '/poster.jpg')]
  for (const one of new Set(keys)) {
    const object = await storage.head(one)
    if (object !== null)
      return { key: one, extension: one.slice(one.lastIndexOf('.') + 1), sizeBytes: object.sizeBytes }
  }
  return null
}

/**
 * Serves media by content-addressed key: strong ETag, ranges (RFC 9110 section 14), cached for ever because a key never
 * changes its bytes. Whether it may be seen is asked anew each time, so that a takedown is felt at once.
 */
export function serveMedia(
  app: FastifyInstance,
  deps: { readonly storage: ObjectStorage; readonly access: MediaAccess; readonly sessions: Sessions },
): void {
  const { storage, access, sessions } = deps
  app.route<{ Params: { '*': string } }>({
    method: 'GET',
    url: '/media/*',
    handler: async (request, reply) => {
      const key = `media/${request.params['*']}`
      const [, mediaKey] = ADDRESS.exec(key) ?? []
      if (mediaKey === undefined) throw new RequestFailure('not_found')
      const caller = await sessions.callerOf(request).catch(() => null)
      const allowed = await access(mediaKey, caller)
      if (allowed === 'denied') throw new RequestFailure('not_found')
      const found = await findObject(storage, key)
      if (found === null) throw new RequestFailure('not_found')

      const etag = `"${createHash('sha256').update(found.key).digest('base64url').slice(0, 22)}"`
      reply
        .header('etag', etag)
        .header('accept-ranges', 'bytes')
        .header('cache-control', allowed === 'public' ? 'public, max-age=31536000, immutable' : 'private, no-store')
        .header('access-control-allow-origin', '*')
        .header('access-control-expose-headers', 'content-range, content-length, etag')
        .header('cross-origin-resource-policy', 'cross-origin')
        .type(TYPES[found.extension] ?? 'application/octet-stream')
      if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*'))
        return reply.code(304).send()

      const size = found.sizeBytes
      const condition = request.headers['if-range']
      const asked = condition === undefined || condition === etag ? request.headers.range : undefined
      const ranges = asked === undefined ? undefined : parseRange(size, asked, { combine: true })
      if (ranges === -1) {
        reply.header('content-range', `bytes */${size}`)
        throw new RequestFailure('range_not_satisfiable')
      }
      // A malformed or multi-part range is answered with the whole file, as RFC 9110 allows.
      const range = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined
      const [start, end] = range === undefined ? [0, size] : [range.start, range.end + 1]
      if (range !== undefined) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${size}`)
      reply.header('content-length', end - start)
      if (request.method === 'HEAD') return reply.send()
      return reply.send(await storage.read(found.key, { start, end }))
    },
  })
}
