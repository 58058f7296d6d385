import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml } from '#platform/escape-html.ts'
import { originOf } from '#http/page-shell.ts'
import { rateLimitFor, type RateLimits } from '#http/rate-limits.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { FastifyInstance } from 'fastify'

/** The Atom document for a kind of thing ("t", "i", "s", "p") and its name in the address. */
export type AtomFeeds = (kind: string, id: string, origin: string) => Promise<string>

export type OEmbed = (wish: {
  readonly url: string
  readonly origin: string
  readonly maxWidth: number | undefined
  readonly maxHeight: number | undefined
}) => Promise<Readonly<Record<string, string | number>>>

export interface ShareDependencies {
  readonly feeds: AtomFeeds
  readonly oembed: OEmbed
  /** Sites that may show the embed page in a frame, as CSP sources; none when empty. */
  readonly embedOrigins: readonly string[]
  /** Title for the embed page; null for a scene that may not be shown. */
  readonly embedTitle: (path: string) => Promise<string | null>
}

const FEED_SECONDS = 300

/** What other programs read of a Skein: feeds, embed answers, and the page they put into a frame. */
export function serveSharing(
  app: FastifyInstance,
  deps: ShareDependencies & { readonly directory: string | null; readonly rateLimits: RateLimits },
): void {
  const config = { rateLimit: rateLimitFor('read', deps.rateLimits) }

  app.get<{ Params: { kind: string; file: string } }>('/feeds/:kind/:file', { config }, async (request, reply) => {
    const { kind, file } = request.params
    if (!file.endsWith('.atom')) throw new RequestFailure('not_found')
    const document = await deps.feeds(kind, file.slice(0, -'.atom'.length), originOf(request))
    const etag = `"${createHash('sha256').update(document).digest('base64url').slice(0, 22)}"`
    reply
      .header('etag', etag)
      .header('cache-control', `public, max-age=${FEED_SECONDS}`)
      .header('access-control-allow-origin', '*')
      .type('application/atom+xml; charset=utf-8')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.send(document)
  })

  app.get<{ Querystring: Record<string, string | undefined> }>('/oembed', { config }, async (request, reply) => {
    const { url = '', format = 'json', maxwidth, maxheight } = request.query
    // The standard's answer to a format that is not offered.
    if (format !== 'json') return reply.code(501).send()
    const answer = await deps.oembed({
      url,
      origin: originOf(request),
      maxWidth: pixels(maxwidth),
      maxHeight: pixels(maxheight),
    })
    return reply
      .header('cache-control', `public, max-age=${FEED_SECONDS}`)
      .header('access-control-allow-origin', '*')
      .type('application/json; charset=utf-8')
      .send(answer)
  })

  if (deps.directory === null) return
  const html = readFileSync(join(deps.directory, 'embed.html'), 'utf8')
  const ancestors = deps.embedOrigins.length === 0 ? "'none'" : deps.embedOrigins.join(' ')
  app.get<{ Params: { sceneId: string } }>('/embed/s/:sceneId', { config }, async (request, reply) => {
    const title = await deps.embedTitle(`/s/${request.params.sceneId}`).catch(() => null)
    if (title === null) throw new RequestFailure('not_found')
    const policy = String(reply.getHeader('content-security-policy'))
    return reply
      .header('content-security-policy', policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`))
      .removeHeader('x-frame-options')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html.replace(/<title>.*?<\/title>/s, () => `<title>${escapeHtml(title)} · Skein</title>`))
  })
}

function pixels(raw: string | undefined): number | undefined {
  return raw !== undefined && /^\d{1,5}$/.test(raw) ? Number(raw) : undefined
}
