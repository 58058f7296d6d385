import type { AccountsService, IssuedSession } from '#domains/accounts/accounts.service.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/accounts'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How a session travels between us and the client; the http layer knows about cookies and tokens, this domain does not. */
export interface SessionCarrier {
  hand(reply: FastifyReply, session: IssuedSession, transport: 'cookie' | 'bearer'): contract.Session
  refreshTokenOf(request: FastifyRequest): string | null
  drop(reply: FastifyReply): void
  /** Makes an ended session stop working here at once instead of when its cached standing runs out. */
  forget(familyId: string): void
}

/** Binds the account routes of the contract. */
export function mountAccounts(mount: Mounter, accounts: AccountsService, carrier: SessionCarrier): void {
  const agent = (request: FastifyRequest) => request.headers['user-agent'] ?? null

  mount.open(contract.getSetup, () => accounts.setup())

  mount.open(contract.createOwner, async ({ body }, { request, reply }) => {
    const { token, transport = 'cookie', ...account } = body
    return carrier.hand(reply, await accounts.createOwner(account, token, agent(request)), transport)
  })
  mount.open(contract.register, async ({ body }, { request, reply }) => {
    const { transport = 'cookie', ...account } = body
    return carrier.hand(reply, await accounts.register(account, agent(request)), transport)
  })
  mount.open(contract.login, async ({ body }, { request, reply }) =>
    carrier.hand(reply, await accounts.login(body.login, body.password, agent(request)), body.transport ?? 'cookie'),
  )
  mount.open(contract.refresh, async ({ body }, { request, reply }) => {
    const token = body.refreshToken ?? carrier.refreshTokenOf(request)
    if (token === null) throw new RequestFailure('session_expired')
    const session = await accounts.refresh(token, agent(request))
    return carrier.hand(reply, session, body.refreshToken === undefined ? 'cookie' : 'bearer')
  })
  mount.open(contract.logout, async ({ body }, { request, reply }) => {
    const token = body.refreshToken ?? carrier.refreshTokenOf(request)
    const family = token === null ? null : await accounts.logout(token)
    if (family !== null) carrier.forget(family)
    carrier.drop(reply)
    return undefined
  })
  mount.signedIn(contract.getMe, (_input, { caller }) => accounts.me(caller.userId))
}
