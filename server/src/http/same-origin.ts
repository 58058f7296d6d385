import { RequestFailure } from '#platform/failure.ts'
import type { FastifyRequest } from 'fastify'

/**
 * A browser sends cookies along with requests that another site asked for. Such a request names its origin; when it is
 * not ours, nothing may change (RELIABILITY P19). Clients that are no browsers send no Origin and carry no cookie.
 *
 * @throws RequestFailure `origin_mismatch`.
 */
export function refuseForeignOrigin(request: FastifyRequest, cookieSession: boolean): void {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined && origin !== `${request.protocol}://${request.host}`)
    throw new RequestFailure('origin_mismatch')
  if (cookieSession && site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new RequestFailure('origin_mismatch')
}
