import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendProblem } from '#http/problems.ts'
import { notFoundLimit, type RateLimits } from '#http/rate-limits.ts'
import { RequestFailure } from '#platform/failure.ts'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** What a link preview and a slow start need to know about a page before any script runs. */
interface PageFact {
  readonly title: string
  readonly description: string
  /** Root-relative address of a picture, or null. */
  readonly image: string | null
}
/** Facts for a path of the web app; null for pages that say nothing of their own. */
export type PageFacts = (path: string) => Promise<PageFact | null>

const DEFAULT: PageFact = {
  title: 'Skein',
  description: 'Story threads that people write together and watch.',
  image: null,
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function head(fact: PageFact, origin: string, path: string): string {
  const title = escape(fact.title === DEFAULT.title ? fact.title : `${fact.title} · Skein`)
  const description = escape(fact.description.slice(0, 300))
  const tags = [
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    `<meta property="og:title" content="${title}">`,
    `<meta property="og:description" content="${description}">`,
    `<meta property="og:url" content="${escape(origin + path)}">`,
    '<meta property="og:site_name" content="Skein">',
  ]
  if (fact.image !== null)
    tags.push(
      `<meta property="og:image" content="${escape(origin + fact.image)}">`,
      '<meta name="twitter:card" content="summary_large_image">',
    )
  return tags.join('\n    ')
}

/**
 * Serves the built web app. Every address that is neither a file nor the API gets the shell with that page's own title,
 * description and picture, escaped: it is a second way out for what people wrote.
 */
export async function servePages(
  app: FastifyInstance,
  deps: { readonly directory: string | null; readonly facts: PageFacts; readonly rateLimits: RateLimits },
): Promise<void> {
  const { directory } = deps
  const shell = directory === null ? null : readFileSync(join(directory, 'index.html'), 'utf8')
  if (directory !== null)
    await app.register(serveStatic, {
      root: directory,
      index: false,
      wildcard: false,
      setHeaders: (reply, path) => {
        // Vite names everything below /assets by its content.
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
        )
      },
    })
  const sendShell = async (reply: FastifyReply, html: string, path: string) => {
    // A page without its own preview is still a page: a failed look-up must not take the site down.
    const fact = (await deps.facts(path).catch(() => null)) ?? DEFAULT
    const { request } = reply
    return reply
      .code(200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(
        html
          .replace(/<meta name="description"[^>]*>\s*/, '')
          .replace(/<title>.*?<\/title>/s, () => head(fact, `${request.protocol}://${request.host}`, path)),
      )
  }

  const limit = notFoundLimit(deps.rateLimits)
  const limited = limit === false ? {} : { preHandler: app.rateLimit(limit) }
  app.setNotFoundHandler(limited, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const isPage = ['GET', 'HEAD'].includes(request.method) && !/^\/(api|media|assets)(\/|$)/.test(path)
    if (shell === null || !isPage) return sendProblem(new RequestFailure('not_found'), request, reply)
    return sendShell(reply, shell, path)
  })
  if (shell !== null) app.get('/', async (_request, reply) => sendShell(reply, shell, '/'))
}
