import { rateLimitFor, type RateLimits } from '#http/rate-limits.ts'
import type { FastifyInstance } from 'fastify'

/** The whole body is `List-Unsubscribe=One-Click`, as a form of either kind. */
const BODY_BYTES_MAX = 1024

/**
 * The address in a mail's List-Unsubscribe header (RFC 8058). Mail programs POST a form to it, without cookies and from
 * nowhere, so it stands outside the contract, whose routes read only JSON; what is in the form does not matter. A person
 * who follows the link gets the web app's page, which asks before it does the same: programs look at links, too.
 */
export function serveOneClick(
  app: FastifyInstance,
  deps: { readonly unsubscribe: (token: string) => Promise<void>; readonly rateLimits: RateLimits },
): void {
  void app.register(async (plain) => {
    plain.removeAllContentTypeParsers()
    plain.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX }, (_request, _body, done) => {
      done(null, null)
    })
    const config = { rateLimit: rateLimitFor('write', deps.rateLimits) }
    plain.post<{ Params: { token: string } }>('/unsubscribe/:token', { config }, async (request, reply) => {
      await deps.unsubscribe(request.params.token)
      return reply.code(204).send()
    })
  })
}
