/** Reading answers of servers that agree on little: every field may be absent, null or of another type. */

export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const own: PropertyDescriptor | undefined = Object.getOwnPropertyDescriptor(value, name)
  return own?.value
}

export function textIn(value: unknown, name: string): string | null {
  const found = fieldOf(value, name)
  return typeof found === 'string' && found !== '' ? found : null
}

export function numberIn(value: unknown, name: string): number | null {
  const found = fieldOf(value, name)
  const read = typeof found === 'string' && found.trim() !== '' ? Number(found) : found
  return typeof read === 'number' && Number.isFinite(read) ? read : null
}

/** The first text of a list, or the first `url` of a list of objects. */
export function firstUrl(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return null
  const [first]: unknown[] = value
  return typeof first === 'string' ? first : textIn(first, 'url')
}

/** What a server says went wrong: `error.message`, `error`, `message`, or FastAPI's `detail` with its places. */
export function messageIn(json: unknown): string | null {
  const error = fieldOf(json, 'error')
  const message = textIn(error, 'message') ?? (typeof error === 'string' ? error : null) ?? textIn(json, 'message')
  if (message !== null) return message
  const detail = fieldOf(json, 'detail')
  if (typeof detail === 'string') return detail
  if (!Array.isArray(detail)) return null
  return detail
    .map((entry: unknown) => [textIn(entry, 'type'), textIn(entry, 'msg')].filter((part) => part !== null).join(': '))
    .join('; ')
}
