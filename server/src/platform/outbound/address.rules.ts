import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet's: everything with a special meaning is not, whatever way it is
 * wrapped (an IPv4 address inside an IPv6 one is judged as what it is).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  const inner = parsed instanceof ipaddr.IPv6 ? embedded(parsed) : null
  return (inner ?? parsed).range() === 'unicast'
}

/** The IPv4 address in a mapped (::ffff:0:0/96), translated (64:ff9b::/96) or 6to4 (2002::/16) one; null in any other. */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  const bytes = address.toByteArray()
  const inside = (at: number) => new ipaddr.IPv4(bytes.slice(at, at + 4))
  if (address.range() === 'rfc6052') return inside(12)
  if (address.range() === '6to4') return inside(2)
  return null
}

/** Where a fetch may go. */
export interface OutboundPolicy {
  /** `host` or `host:port`: may be private, on any port and without TLS, because the operator says so. */
  readonly allowedHosts: readonly string[]
}

/** Why an address may not be fetched; null when it may, as far as can be told before its name is resolved. */
export function refusalOf(url: URL, policy: OutboundPolicy): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is not fetched`
  if (url.username !== '' || url.password !== '') return 'the address carries credentials'
  if (isAllowedHost(url, policy)) return null
  if (url.protocol !== 'https:') return 'the connection would not be encrypted'
  if (url.port !== '') return `port ${url.port} is unusual`
  const host = bareHost(url)
  // The URL parser has already turned every spelling of an IPv4 address (octal, hexadecimal, one number) into its usual one.
  if (ipaddr.isValid(host) && !isPublicAddress(host)) return 'the address is not public'
  return null
}

/** Whether the operator named this host, with exactly this port or with none. */
export function isAllowedHost(url: URL, { allowedHosts }: OutboundPolicy): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return allowedHosts.some((entry) => {
    const allowed = URL.parse(`http://${entry}`)
    if (allowed === null || allowed.hostname !== url.hostname) return false
    // `:80` is what the parser leaves out, so it is looked for in the text.
    return allowed.port === '' ? !entry.endsWith(':80') || port === '80' : allowed.port === port
  })
}

/** The host without the brackets of an IPv6 address. */
function bareHost({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}
