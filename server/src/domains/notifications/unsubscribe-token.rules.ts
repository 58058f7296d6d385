import { createHmac, timingSafeEqual } from 'node:crypto'
import { UUID_PATTERN } from '@skein/contract/ids'

const UUID = new RegExp(UUID_PATTERN)
const sign = (userId: string, secret: string) =>
  createHmac('sha256', secret).update(`skein unsubscribe\n${userId}`).digest()

/**
 * What lets a mail's reader out of further mail without signing in. It opens nothing else and does not run out: a mail may
 * be read years later.
 */
export function unsubscribeToken(userId: string, secret: string): string {
  return `${userId}.${sign(userId, secret).toString('base64url')}`
}

/** Whose token it is; null for any that this Skein did not make. */
export function readUnsubscribeToken(token: string, secret: string): string | null {
  const [userId = '', signature = '', ...rest] = token.split('.')
  if (!UUID.test(userId) || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(userId, secret)
  return given.length === expected.length && timingSafeEqual(given, expected) ? userId : null
}
