import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml as escape } from '#platform/escape-html.ts'
import { sendProblem } from '#http/problems.ts'
import { notFoundLimit, type RateLimits } from '#http/rate-limits.ts'
import { RequestFailure } from '#platform/failure.ts'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What a link preview and a slow start need to know about a page before any script runs. Addresses are root-relative. */
export interface PageFact {
  readonly title: string
  readonly description: string
  readonly image: string | null
  /** The Atom feed of what is new here. */
  readonly feed: { readonly path: string; readonly title: string } | null
  /** The page that plays this inside other sites. */
  readonly embed: string | null
  /** What can be read before the app has arrived, in order. */
  readonly reading: readonly Reading[]
}

export interface Reading {
  readonly heading: string
  readonly text: string
  /** The page it leads to, or null. */
  readonly path: string | null
  /** BCP 47; null when not known. */
  readonly language: string | null
}

/** Facts for a path of the web app; null for pages that say nothing of their own. */
export type PageFacts = (path: string) => Promise<PageFact | null>

const DEFAULT: PageFact = {
  title: 'Skein',
  description: 'Story threads that people write together and watch.',
  image: null,
  feed: null,
  embed: null,
  reading: [],
}
const EMBED_WIDTH = 1280
const EMBED_HEIGHT = 720

/** The address people type, as far as the request tells. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

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
  if (fact.image !== null) tags.push(`<meta property="og:image" content="${escape(origin + fact.image)}">`)
  if (fact.feed !== null)
    tags.push(
      `<link rel="alternate" type="application/atom+xml" title="${escape(fact.feed.title)}" href="${escape(fact.feed.path)}">`,
    )
  tags.push(...(fact.embed === null ? pictureCard(fact) : playerCard(fact.embed, title, origin, path)))
  return tags.join('\n    ')
}

const pictureCard = (fact: PageFact): string[] =>
  fact.image === null ? [] : ['<meta name="twitter:card" content="summary_large_image">']

function playerCard(embed: string, title: string, origin: string, path: string): string[] {
  const source = escape(origin + embed)
  return [
    '<meta property="og:type" content="video.other">',
    `<meta property="og:video" content="${source}">`,
    '<meta property="og:video:type" content="text/html">',
    `<meta property="og:video:width" content="${EMBED_WIDTH}">`,
    `<meta property="og:video:height" content="${EMBED_HEIGHT}">`,
    '<meta name="twitter:card" content="player">',
    `<meta name="twitter:player" content="${source}">`,
    `<meta name="twitter:player:width" content="${EMBED_WIDTH}">`,
    `<meta name="twitter:player:height" content="${EMBED_HEIGHT}">`,
    `<link rel="alternate" type="application/json+oembed" title="${title}" href="/oembed?url=${encodeURIComponent(origin + path)}">`,
  ]
}

/** The page in plain words. It stands before the app's own element; the app takes it away once a page of its own is there. */
function firstContent(fact: PageFact): string {
  const parts = [`<h1>${escape(fact.title)}</h1>`, `<p>${escape(fact.description)}</p>`]
  if (fact.image !== null) parts.push(`<img src="${escape(fact.image)}" alt="" width="1280" height="720">`)
  for (const { heading, text, path, language } of fact.reading) {
    const words = escape(heading)
    parts.push(`<h2>${path === null ? words : `<a href="${escape(path)}">${words}</a>`}</h2>`)
    const lang = language === null ? '' : ` lang="${escape(language)}"`
    for (const paragraph of text.split(/\n+/).filter((line) => line.trim() !== ''))
      parts.push(`<p dir="auto"${lang}>${escape(paragraph)}</p>`)
  }
  return `<main id="first-content">${parts.join('\n')}</main>`
}

/**
 * Serves the built web app. Every address that is neither a file nor the API gets the shell with that page's own title,
 * description, picture and first words, escaped: it is a second way out for what people wrote.
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
          .replace(/<title>.*?<\/title>/s, () => head(fact, originOf(request), path))
          .replace('<div id="root"></div>', () =>
            fact === DEFAULT ? '<div id="root"></div>' : `${firstContent(fact)}\n    <div id="root"></div>`,
          ),
      )
  }

  const limit = notFoundLimit(deps.rateLimits)
  const limited = limit === false ? {} : { preHandler: app.rateLimit(limit) }
  app.setNotFoundHandler(limited, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const isPage =
      ['GET', 'HEAD'].includes(request.method) && !/^\/(api|media|assets|feeds|embed|oembed)(\/|$)/.test(path)
    if (shell === null || !isPage) return sendProblem(new RequestFailure('not_found'), request, reply)
    return sendShell(reply, shell, path)
  })
  if (shell !== null) app.get('/', async (_request, reply) => sendShell(reply, shell, '/'))
}
