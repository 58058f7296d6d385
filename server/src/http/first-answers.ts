import { escapeHtml } from '#platform/escape-html.ts'
import type { FastifyInstance } from 'fastify'

/** Asks this very API what a stranger at `address` would ask, and gives the answers as data for the page. */
export type FirstAnswers = (reads: readonly string[], address: string) => Promise<string>

/**
 * The API's own answers to a stranger, written into the page that would ask for them first: a round trip less before
 * anything is shown. They pass the routes' validation, limits and reply schemas like every other request, and carry no
 * session. What is not there, or failed, is left to the app to ask and to explain.
 */
export function createFirstAnswers(app: FastifyInstance): FirstAnswers {
  return async (reads, remoteAddress) => {
    const answers = await Promise.all(
      reads.map(async (url) => {
        const { statusCode, body } = await app.inject({ method: 'GET', url, remoteAddress })
        return statusCode === 200 ? answerElement(url, body) : ''
      }),
    )
    return answers.filter((element) => element !== '').join('\n    ')
  }
}

/**
 * JSON that nothing in it can end: a script's text knows no escapes of HTML, but in JSON "<" stands only inside of
 * strings, and those have one of their own. Data is not run, so the content security policy allows no more for it.
 */
const answerElement = (address: string, json: string): string =>
  `<script type="application/json" data-answers="${escapeHtml(address)}">${json.replaceAll('<', String.raw`\u003c`)}</script>`
