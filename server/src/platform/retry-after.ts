/** Whoever asks for more patience than an hour is asked again anyway. */
const RETRY_AFTER_MAX_MS = 3_600_000

/** `retry-after-ms`, or `Retry-After` in seconds or as a date; undefined when absent or unreadable. */
export function retryAfterMs(headers: Pick<Headers, 'get'> | undefined): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '')
  const written = headers?.get('retry-after') ?? ''
  const seconds = Number.parseFloat(written)
  const wanted = Number.isFinite(milliseconds)
    ? milliseconds
    : /^\s*[\d.]+\s*$/.test(written)
      ? seconds * 1000
      : Date.parse(written) - Date.now()
  return Number.isFinite(wanted) ? Math.min(RETRY_AFTER_MAX_MS, Math.max(0, Math.round(wanted))) : undefined
}
