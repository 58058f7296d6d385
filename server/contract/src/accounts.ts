import { type Static, Type } from 'typebox'
import { Instant, UserId } from './ids.ts'
import { nullable } from './pages.ts'
import { PAGE_LANGUAGES } from './page-language.ts'
import { route } from './route.ts'

export const ROLES = ['user', 'moderator', 'admin'] as const
export const USERNAME_PATTERN = '^[a-z0-9][a-z0-9_-]{1,48}[a-z0-9]$'
export const PASSWORD_LENGTH_MIN = 8
export const PASSWORD_LENGTH_MAX = 256

const closed = { additionalProperties: false } as const
const Email = Type.String({ format: 'email', maxLength: 255 })
const Username = Type.String({ pattern: USERNAME_PATTERN, minLength: 3, maxLength: 50 })
const Password = Type.String({ minLength: PASSWORD_LENGTH_MIN, maxLength: PASSWORD_LENGTH_MAX })
const DisplayName = Type.String({ minLength: 1, maxLength: 100 })

/**
 * `cookie` keeps the tokens out of scripts' reach and is what browsers use; `bearer` returns them to an API client.
 */
const Transport = Type.Enum(['cookie', 'bearer'] as const)

export const Me = Type.Object({
  id: UserId,
  email: Type.String(),
  /** Whether its owner has followed a link sent to it; no digest goes there before. */
  emailVerified: Type.Boolean(),
  username: Type.String(),
  displayName: nullable(Type.String()),
  role: Type.Enum(ROLES),
  createdAt: Instant,
})
export type Me = Static<typeof Me>

/** How a person appears to everybody else. */
export const PublicPerson = Type.Object({ username: Type.String(), displayName: nullable(Type.String()) })
export type PublicPerson = Static<typeof PublicPerson>

export const Session = Type.Object({
  user: Me,
  /** Null when the session travels in cookies. */
  tokens: nullable(
    Type.Object({ accessToken: Type.String(), accessTokenExpiresAt: Instant, refreshToken: Type.String() }),
  ),
})
export type Session = Static<typeof Session>

export const Setup = Type.Object({
  /** True until the first account exists that may run this Skein. */
  ownerNeeded: Type.Boolean(),
  /** True when Skein is reachable from other machines: the console shows a one-time token. */
  tokenNeeded: Type.Boolean(),
})
export type Setup = Static<typeof Setup>

export const getSetup = route({
  method: 'GET',
  path: '/setup',
  status: 200,
  summary: 'Whether this Skein still needs its owner',
  reply: Setup,
})
export const createOwner = route({
  method: 'POST',
  path: '/setup/owner',
  status: 201,
  summary: 'Create the owner account of a fresh Skein',
  rateLimit: 'sign_in',
  body: Type.Object(
    {
      email: Email,
      username: Username,
      password: Password,
      displayName: Type.Optional(DisplayName),
      language: Type.Optional(Type.Enum(PAGE_LANGUAGES)),
      token: Type.Optional(Type.String({ maxLength: 100 })),
      transport: Type.Optional(Transport),
    },
    closed,
  ),
  reply: Session,
  errors: ['owner_exists', 'setup_token_wrong', 'password_too_weak', 'account_taken'],
})
export const register = route({
  method: 'POST',
  path: '/auth/register',
  status: 201,
  summary: 'Create an account and sign in',
  rateLimit: 'sign_in',
  body: Type.Object(
    {
      email: Email,
      username: Username,
      password: Password,
      displayName: Type.Optional(DisplayName),
      /** Of the page they register on: their mails are written in it. */
      language: Type.Optional(Type.Enum(PAGE_LANGUAGES)),
      transport: Type.Optional(Transport),
    },
    closed,
  ),
  reply: Session,
  errors: ['account_taken', 'password_too_weak'],
})
export const login = route({
  method: 'POST',
  path: '/auth/login',
  status: 200,
  summary: 'Sign in by e-mail address or username',
  rateLimit: 'sign_in',
  body: Type.Object(
    {
      login: Type.String({ minLength: 1, maxLength: 255 }),
      password: Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH_MAX }),
      transport: Type.Optional(Transport),
    },
    closed,
  ),
  reply: Session,
  errors: ['credentials_wrong'],
})
export const refresh = route({
  method: 'POST',
  path: '/auth/refresh',
  status: 200,
  summary: 'Exchange the refresh token for a fresh session',
  rateLimit: 'sign_in',
  body: Type.Object({ refreshToken: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }, closed),
  reply: Session,
  errors: ['session_expired'],
})
export const logout = route({
  method: 'POST',
  path: '/auth/logout',
  status: 204,
  summary: 'End this session',
  body: Type.Object({ refreshToken: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }, closed),
})
export const getMe = route({
  method: 'GET',
  path: '/me',
  status: 200,
  summary: 'Who is signed in',
  access: 'user',
  reply: Me,
})
export const changeEmail = route({
  method: 'PUT',
  path: '/me/email',
  status: 200,
  summary: 'Change my address; a mail asks there whether it is mine',
  access: 'user',
  rateLimit: 'sign_in',
  body: Type.Object({ email: Email, password: Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH_MAX }) }, closed),
  reply: Me,
  errors: ['account_taken', 'credentials_wrong'],
})
export const askConfirmation = route({
  method: 'POST',
  path: '/me/email/confirmation',
  status: 202,
  summary: 'Send me the mail that confirms my address again',
  access: 'user',
  rateLimit: 'sign_in',
  body: Type.Object({}, closed),
  /** False when the address is confirmed already. */
  reply: Type.Object({ sent: Type.Boolean() }),
})
/** The token is from a mail and needs no session. */
export const confirmEmail = route({
  method: 'POST',
  path: '/mail/confirm',
  status: 204,
  summary: 'Confirm an address; the same link says so again as often as it is followed',
  rateLimit: 'sign_in',
  body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
  errors: ['confirmation_invalid'],
})
