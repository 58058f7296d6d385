import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Bits of an IPv6 address that stay the same while a household's machines change theirs every day. */
const NETWORK_BYTES = 8

/**
 * An address as it may be kept: keyed hash, so that neither the table nor a guess at all four billion addresses gives
 * the address back. An IPv6 address counts as its /64 network.
 */
export function hashAddress(address: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(`skein view\n${networkOf(address)}`)
    .digest('hex')
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return parsed.toByteArray().slice(0, NETWORK_BYTES).join('.')
}
