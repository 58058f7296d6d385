import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFirstAnswers } from '#http/first-answers.ts'
import { firstContent } from '#http/first-content.ts'
import { preloadSources } from '#http/first-picture.ts'
import { DEFAULT_FACT, type PageFact, type PageFacts } from '#http/page-fact.ts'
import { pageFiles, pageOf } from '#http/page-files.ts'
import { pageHead } from '#http/page-head.ts'
import { sendProblem } from '#http/problems.ts'
import { notFoundLimit, type RateLimits } from '#http/rate-limits.ts'
import { mayHaveSession } from '#http/session.ts'
import { RequestFailure } from '#platform/failure.ts'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

/**
 * How long what was read for a page is given to others. It must not be longer than two seconds: a takedown is felt within
 * that.
 */
const KEPT_MS = 1000
const KEPT_PAGES_MAX = 200
/** An answer as long as this is asked for by the app, which meanwhile shows what it has. */
const ANSWERS_LENGTH_MAX = 200_000

/** What is read for a page, the same for everybody: strangers' answers are left out for people who may be signed in. */
interface PageParts {
  readonly fact: PageFact
  /** Asked once, and only when somebody is given them. */
  answers(): Promise<string>
}

const NOTHING_OF_ITS_OWN: PageParts = { fact: DEFAULT_FACT, answers: () => Promise.resolve('') }

/** The address people type, as far as the request tells. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

const picturePreload = ({ picture }: PageFact): string =>
  picture === null ? '' : `<link rel="preload" as="image" fetchpriority="high" ${preloadSources(picture)}>`

/**
 * What the page shows comes before what makes it move, on a slow line (its looks and its picture are fetched first) and on a
 * slow machine (web/public/start.js runs the app once they are painted).
 */
const withScriptsLast = (html: string): string =>
  html
    .replace(
      /<script type="module" crossorigin src="([^"]+)"><\/script>/,
      '<script defer src="/start.js" data-app="$1"></script>\n    <link rel="modulepreload" crossorigin href="$1">',
    )
    .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"')

/**
 * Serves the built web app. Every address that is neither a file nor the API gets the shell with that page's own title,
 * description, picture, scripts, first words and first answers, escaped: it is a second way out for what people wrote.
 */
export async function servePages(
  app: FastifyInstance,
  deps: { readonly directory: string | null; readonly facts: PageFacts; readonly rateLimits: RateLimits },
): Promise<void> {
  const { directory } = deps
  const shell = directory === null ? null : withScriptsLast(readFileSync(join(directory, 'index.html'), 'utf8'))
  const filesFor = directory === null ? () => '' : pageFiles(directory)
  const firstAnswers = createFirstAnswers(app)
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

  async function read(path: string, address: string): Promise<PageParts> {
    // A page without its own preview is still a page: a failed look-up must not take the site down.
    const fact = await deps.facts(path).catch(() => null)
    if (fact === null) return NOTHING_OF_ITS_OWN
    let asked: Promise<string> | undefined
    return { fact, answers: () => (asked ??= answersTo(fact, address)) }
  }
  async function answersTo({ reads }: PageFact, address: string): Promise<string> {
    const answers = await firstAnswers(reads, address).catch(() => '')
    return answers.length > ANSWERS_LENGTH_MAX ? '' : answers
  }
  // Kept from when the reading began, so that what is given is never older than this.
  const kept = new LRUCache<string, Promise<PageParts>>({ max: KEPT_PAGES_MAX, ttl: KEPT_MS })
  function partsOf(path: string, request: FastifyRequest): Promise<PageParts> {
    const known = kept.get(path)
    if (known !== undefined) return known
    const reading = read(path, request.ip)
    kept.set(path, reading)
    return reading
  }

  const sendShell = async (reply: FastifyReply, html: string, path: string) => {
    const { request } = reply
    const { fact, answers } = await partsOf(path, request)
    const page = pageOf(path)
    // Nobody's own data is ever part of a page: whoever may be signed in asks for it, and is answered by the API.
    const data = mayHaveSession(request.raw) ? '' : await answers()
    return reply
      .code(200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(
        html
          .replace(/<meta name="description"[^>]*>\s*/, '')
          .replace(/<title>.*?<\/title>/s, () =>
            [pageHead(fact, originOf(request), path), picturePreload(fact)]
              .filter((tags) => tags !== '')
              .join('\n    '),
          )
          .replace('</head>', () => `  ${filesFor(page)}\n  </head>`)
          .replace('<div id="root"></div>', () =>
            [fact === DEFAULT_FACT ? '' : firstContent(fact, page), '<div id="root"></div>', data]
              .filter((part) => part !== '')
              .join('\n    '),
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
