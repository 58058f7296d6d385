import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { hashPassword, passwordMatches, refuseWeakPassword } from '#domains/accounts/password.ts'
import { type AccountRow, accountsStore as store } from '#domains/accounts/accounts.store.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, ModelTransaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { isUniqueViolation } from '#platform/db.ts'
import type { Role } from '#platform/mount.ts'
import type { Me } from '@skein/contract/accounts'
import { ROLES } from '@skein/contract/accounts'
import type { UserId } from '@skein/contract/ids'
import type { PageLanguage } from '@skein/contract/page-language'

/** A refresh token lives this long unless it is used; each use starts a new one. */
const REFRESH_DAYS = 30
/** Two tabs may present the same token at the same moment; within this the second is refused but the session lives on. */
const GRACE_SECONDS = 10

export interface NewAccount {
  readonly email: string
  readonly username: string
  readonly password: string
  readonly displayName?: string
  readonly language?: PageLanguage
}

/** What a new session consists of; the http layer decides whether it travels in cookies or in the reply. */
export interface IssuedSession {
  readonly user: Me
  readonly userId: UserId
  readonly familyId: string
  readonly refreshToken: string
  readonly refreshExpiresAt: Date
}

export type AccountsService = ReturnType<typeof createAccountsService>

export function createAccountsService(deps: {
  readonly db: Database
  readonly clock: Clock
  /** Null when Skein is reachable only from its own machine; then nobody has to prove they can read its console. */
  readonly setupToken: string | null
  /** Has a mail ask whether an address is its account's. */
  readonly askConfirmation: (userId: string) => Promise<unknown>
}) {
  const { db, clock, setupToken, askConfirmation } = deps

  async function issue(
    client: Database['prisma'] | ModelTransaction,
    row: AccountRow,
    familyId: string,
    userAgent: string | null,
  ) {
    const refreshToken = randomBytes(32).toString('base64url')
    const refreshExpiresAt = new Date(clock.now().getTime() + REFRESH_DAYS * 86_400_000)
    const tokenId = await store.addRefreshToken(client, {
      userId: row.id,
      familyId,
      tokenHash: digest(refreshToken),
      expiresAt: refreshExpiresAt,
      userAgent: userAgent?.slice(0, 400) ?? null,
    })
    const user = toMe(row)
    const session: IssuedSession = { user, userId: user.id, familyId, refreshToken, refreshExpiresAt }
    return { session, tokenId }
  }

  async function create(
    tx: ModelTransaction,
    account: NewAccount,
    passwordHash: string,
    role: Role,
    userAgent: string | null,
  ): Promise<IssuedSession> {
    const row = await store
      .create(tx, {
        email: account.email.toLowerCase(),
        username: account.username,
        displayName: account.displayName ?? null,
        language: account.language ?? null,
        passwordHash,
        role,
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? new RequestFailure('account_taken', { cause: error }) : error
      })
    return (await issue(tx, row, randomUUID(), userAgent)).session
  }

  return {
    async setup(): Promise<{ ownerNeeded: boolean; tokenNeeded: boolean }> {
      const ownerNeeded = !(await store.ownerExists(db.prisma))
      return { ownerNeeded, tokenNeeded: ownerNeeded && setupToken !== null }
    },

    /** @throws RequestFailure `owner_exists`, `setup_token_wrong`, `password_too_weak`, `account_taken`. */
    async createOwner(
      account: NewAccount,
      token: string | undefined,
      userAgent: string | null,
    ): Promise<IssuedSession> {
      if (setupToken !== null && !sameText(token ?? '', setupToken))
        throw new RequestFailure('setup_token_wrong', { field: '/body/token' })
      refuseWeakPassword(account.password, [account.email, account.username])
      const passwordHash = await hashPassword(account.password)
      const session = await db.modelTransaction(async (tx) => {
        await store.lockOwnerCreation(tx)
        if (await store.ownerExists(tx)) throw new RequestFailure('owner_exists')
        return create(tx, account, passwordHash, 'admin', userAgent)
      })
      // The account stands by itself: a mail that is not asked for here can be asked for from its settings.
      await askConfirmation(session.userId)
      return session
    },

    /** @throws RequestFailure `password_too_weak`, `account_taken`. */
    async register(account: NewAccount, userAgent: string | null): Promise<IssuedSession> {
      refuseWeakPassword(account.password, [account.email, account.username])
      const passwordHash = await hashPassword(account.password)
      const session = await db.modelTransaction((tx) => create(tx, account, passwordHash, 'user', userAgent))
      await askConfirmation(session.userId)
      return session
    },

    /** @throws RequestFailure `credentials_wrong`, the same for an unknown name, a wrong password and a closed account. */
    async login(login: string, password: string, userAgent: string | null): Promise<IssuedSession> {
      const row = await store.byLogin(db.prisma, login.trim().toLowerCase())
      const matches = await passwordMatches(row?.passwordHash ?? null, password)
      if (row === null || !matches || !row.isActive) throw new RequestFailure('credentials_wrong')
      await store.markLogin(db.prisma, row.id, clock.now())
      return (await issue(db.prisma, row, randomUUID(), userAgent)).session
    },

    /**
     * Rotates a refresh token (RFC 9700 section 4.14): each works once; one that comes back later was stolen or copied,
     * and ends the whole family.
     *
     * @throws RequestFailure `session_expired`.
     */
    async refresh(refreshToken: string, userAgent: string | null): Promise<IssuedSession> {
      const outcome = await db.modelTransaction(async (tx) => {
        const token = await store.lockRefreshToken(tx, digest(refreshToken), GRACE_SECONDS)
        if (token === null) return null
        if (token.state === 'used') await store.revokeFamily(tx, token.family_id, clock.now())
        if (token.state !== 'live') return null
        const row = await store.byId(tx, token.user_id)
        if (row === null || !row.isActive) return null
        await store.spendRefreshToken(tx, token.id)
        const { session, tokenId } = await issue(tx, row, token.family_id, userAgent)
        await store.linkReplacement(tx, token.id, tokenId)
        return session
      })
      // Thrown outside, so that revoking the family is not rolled back with the refusal.
      if (outcome === null) throw new RequestFailure('session_expired')
      return outcome
    },

    /** Ends the session the token belongs to; an unknown token is no error. Returns the ended family. */
    async logout(refreshToken: string): Promise<string | null> {
      const familyId = await store.familyOf(db.prisma, digest(refreshToken))
      if (familyId !== null) await store.revokeFamily(db.prisma, familyId, clock.now())
      return familyId
    },

    /**
     * Another address, which is nobody's until it is confirmed; the same one changes nothing.
     *
     * @throws RequestFailure `credentials_wrong`, `account_taken`, `rate_limited` when there were too many of late.
     */
    async changeEmail(userId: UserId, email: string, password: string): Promise<Me> {
      const row = await store.byId(db.prisma, userId)
      const matches = await passwordMatches(row?.passwordHash ?? null, password)
      if (row === null || !matches) throw new RequestFailure('credentials_wrong', { field: '/body/password' })
      const wanted = email.toLowerCase()
      if (wanted === row.email) return toMe(row)
      const changed = await store.changeEmail(db.prisma, userId, wanted).catch((error: unknown) => {
        throw isUniqueViolation(error)
          ? new RequestFailure('account_taken', { field: '/body/email', cause: error })
          : error
      })
      // Asked too often, they are told to ask again later; the address is changed all the same.
      await askConfirmation(userId).catch((error: unknown) => {
        if (!(error instanceof RequestFailure)) throw error
      })
      return toMe(changed)
    },

    /** Role of a standing session, or null when account or session are gone. */
    async standing(userId: string, familyId: string): Promise<Role | null> {
      const session = await store.readSession(db.prisma, userId, familyId)
      return session?.alive === true ? toRole(session.role) : null
    },

    /** @throws RequestFailure `unauthenticated` when the account is gone. */
    async me(userId: UserId): Promise<Me> {
      const row = await store.byId(db.prisma, userId)
      if (row === null) throw new RequestFailure('unauthenticated')
      return toMe(row)
    },
  }
}

/** The set-up token follows from the instance's secret, so that every process prints and accepts the same one. */
export function setupTokenFrom(secret: string): string {
  return createHmac('sha256', secret).update('skein set-up token').digest('base64url').slice(0, 24)
}

function digest(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token).digest())
}

function sameText(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function toRole(role: string): Role {
  const known = ROLES.find((candidate) => candidate === role)
  if (known === undefined) throw new Error(`users.role holds an unknown role: ${role}`)
  return known
}

function toMe(row: AccountRow): Me {
  return {
    // The column is a uuid; branding it here is what makes it a user's id everywhere else.
    id: row.id as UserId,
    email: row.email,
    emailVerified: row.emailVerified,
    username: row.username,
    displayName: row.displayName,
    role: toRole(row.role),
    createdAt: row.createdAt.toISOString(),
  }
}
