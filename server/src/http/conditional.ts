/**
 * Whether the client already has what the tag names (RFC 9110, 13.1.2): compared weakly, because a proxy that compresses
 * makes tags weak.
 */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  const opaque = etag.replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => {
    const candidate = tag.trim().replace(/^W\//, '')
    return candidate === opaque || candidate === '*'
  })
}

/** The same content in another coding is not the same bytes: its tag is weak. */
export function weak(etag: string): string {
  return etag.startsWith('W/') ? etag : `W/${etag}`
}
