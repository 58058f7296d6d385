import type { Me } from '@skein/contract/accounts'
import type { QueryClient } from '@tanstack/react-query'
import { redirect } from 'react-router'
import { meQuery } from '../api/session.ts'
import { paths } from '../lib/paths.ts'

/** Lets a signed-in person through and sends everybody else to sign in, and back here afterwards. */
export async function requireUser(client: QueryClient, request: Request): Promise<Me> {
  const me = await client.ensureQueryData(meQuery)
  if (me !== null) return me
  const { pathname, search } = new URL(request.url)
  throw redirect(paths.signIn(`${pathname}${search}`))
}

/** An address whose id or slug cannot exist. */
export const notFound = (): Response => new Response(null, { status: 404 })
