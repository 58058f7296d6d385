import type { Database, ModelTransaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'

export interface AccountRow {
  readonly id: string
  readonly email: string
  readonly emailVerified: boolean
  readonly username: string
  readonly displayName: string | null
  readonly role: string
  readonly isActive: boolean
  readonly passwordHash: string | null
  readonly createdAt: Date
}

const RefreshTokenRow = Type.Object({
  id: Type.String(),
  user_id: Type.String(),
  family_id: Type.String(),
  state: Type.Enum(['live', 'used_just_now', 'used', 'revoked', 'expired'] as const),
})

const spendToken = sqlStatement('accounts/spend-refresh-token', Type.Object({ spent: Type.Boolean() }))
const lockOwnerCreation = sqlStatement('accounts/lock-owner-creation', Type.Object({ locked: Type.Boolean() }))
const lockRefreshToken = sqlStatement('accounts/lock-refresh-token', RefreshTokenRow)
const readSession = sqlStatement('accounts/read-session', Type.Object({ role: Type.String(), alive: Type.Boolean() }))

const account = {
  id: true,
  email: true,
  emailVerified: true,
  username: true,
  displayName: true,
  role: true,
  isActive: true,
  passwordHash: true,
  createdAt: true,
} as const

type Client = Database['prisma'] | ModelTransaction

/** Reads and writes of `users` and `refresh_tokens`. */
export const accountsStore = {
  byLogin: (client: Client, login: string): Promise<AccountRow | null> =>
    client.user.findFirst({ where: { OR: [{ email: login }, { username: login }] }, select: account }),

  byId: (client: Client, id: string): Promise<AccountRow | null> =>
    client.user.findUnique({ where: { id }, select: account }),

  create: (
    client: Client,
    data: {
      email: string
      username: string
      displayName: string | null
      language: string | null
      passwordHash: string | null
      role: string
    },
  ): Promise<AccountRow> => client.user.create({ data, select: account }),

  markLogin: async (client: Client, id: string, at: Date, passwordHash?: string): Promise<void> => {
    await client.user.update({
      where: { id },
      data: { lastLoginAt: at, ...(passwordHash !== undefined && { passwordHash }) },
    })
  },

  changeEmail: (client: Client, id: string, email: string): Promise<AccountRow> =>
    client.user.update({ where: { id }, data: { email, emailVerified: false }, select: account }),

  ownerExists: async (client: Client): Promise<boolean> =>
    (await client.user.findFirst({ where: { role: 'admin' }, select: { id: true } })) !== null,

  lockOwnerCreation: async (tx: ModelTransaction): Promise<void> => {
    await lockOwnerCreation(tx, [])
  },

  addRefreshToken: async (
    client: Client,
    token: {
      userId: string
      familyId: string
      tokenHash: Uint8Array<ArrayBuffer>
      expiresAt: Date
      userAgent: string | null
    },
  ): Promise<string> => (await client.refreshToken.create({ data: token, select: { id: true } })).id,

  lockRefreshToken: async (tx: ModelTransaction, tokenHash: Uint8Array, graceSeconds: number) =>
    (await lockRefreshToken(tx, [tokenHash, graceSeconds]))[0] ?? null,

  spendRefreshToken: async (tx: ModelTransaction, id: string): Promise<void> => {
    await spendToken(tx, [id])
  },

  linkReplacement: async (tx: ModelTransaction, id: string, replacedBy: string): Promise<void> => {
    await tx.refreshToken.update({ where: { id }, data: { replacedBy } })
  },

  revokeFamily: async (client: Client, familyId: string, at: Date): Promise<void> => {
    await client.refreshToken.updateMany({ where: { familyId, revokedAt: null }, data: { revokedAt: at } })
  },

  familyOf: async (client: Client, tokenHash: Uint8Array<ArrayBuffer>): Promise<string | null> =>
    (await client.refreshToken.findUnique({ where: { tokenHash }, select: { familyId: true } }))?.familyId ?? null,

  /** The person's role now, and whether account and session still stand; null when either is gone. */
  readSession: async (client: Client, userId: string, familyId: string) =>
    (await readSession(client, [userId, familyId]))[0] ?? null,
}
