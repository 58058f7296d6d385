/**
 * A fresh idempotency key: 128 random bits in hexadecimal. Not `crypto.randomUUID`, which browsers withhold from plain
 * http addresses other than localhost, and a Skein on a home network is often just that.
 */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
