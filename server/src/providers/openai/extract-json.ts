/** The JSON value in a model's answer: the whole of it, or the first balanced object in prose or a code fence. */
export function extractJson(content: string): { readonly value: unknown } | null {
  const whole = parse(content)
  if (whole !== null) return whole
  // A stray brace in prose opens nothing; a handful of starts is enough for any honest answer.
  let start = content.indexOf('{')
  for (let tries = 0; start !== -1 && tries < 5; tries++) {
    const end = balancedEnd(content, start)
    const found = end === -1 ? null : parse(content.slice(start, end))
    if (found !== null) return found
    start = content.indexOf('{', start + 1)
  }
  return null
}

/** JSON can spell NUL and half characters, which PostgreSQL stores nowhere. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed()
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)]))
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

function balancedEnd(text: string, start: number): number {
  let depth = 0
  let isInString = false
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (isInString) {
      if (character === '\\') at++
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{') depth++
    else if (character === '}') {
      depth--
      if (depth === 0) return at + 1
    }
  }
  return -1
}
