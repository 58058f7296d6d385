/** A JSON Schema as strict servers accept it: lengths of strings are told in words and enforced by ajv instead. */
export function withoutLengths(schema: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'minLength' && key !== 'maxLength')
      .map(([key, value]: [string, unknown]) => [key, shortened(value)]),
  )
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortened)
  return typeof value === 'object' && value !== null ? withoutLengths(value) : value
}
