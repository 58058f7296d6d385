import type { Bible } from '@skein/contract/bible'

/** What makes an entry of a list the same entry as one before. */
const KEYS = ['entityId', 'id', 'event', 'name'] as const
const DEFAULTS: Readonly<Record<string, unknown>> = { isActive: true, status: 'active' }

/**
 * Where one bible still differs from another, unknown fields included, by pointers into the wanted one. Order in lists, and
 * the difference between nothing and an empty entry, are none.
 */
export function remainders(got: Bible, wanted: Bible): string[] {
  return [...differences(got, { ...wanted, version: got.version }, '')]
}

function* differences(got: unknown, wanted: unknown, pointer: string): Generator<string> {
  if (isBlank(got) && isBlank(wanted)) return
  if (Array.isArray(wanted) || Array.isArray(got)) yield* listDifferences(asList(got), asList(wanted), pointer)
  else if (isEntry(wanted) || isEntry(got)) yield* entryDifferences(asEntry(got), asEntry(wanted), pointer)
  else if (got !== wanted) yield pointer
}

function* entryDifferences(
  got: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  pointer: string,
): Generator<string> {
  for (const key of new Set([...Object.keys(got), ...Object.keys(wanted)])) {
    const fallback = DEFAULTS[key]
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1')
    yield* differences(got[key] ?? fallback, wanted[key] ?? fallback, `${pointer}/${step}`)
  }
}

function* listDifferences(got: readonly unknown[], wanted: readonly unknown[], pointer: string): Generator<string> {
  const left = new Map<string, unknown[]>()
  for (const entry of got) left.set(canonical(entry), [...(left.get(canonical(entry)) ?? []), entry])
  const unmatched = [...wanted.entries()].filter(([, entry]) => left.get(canonical(entry))?.pop() === undefined)
  const others = [...left.values()].flat()
  for (const [index, entry] of unmatched) {
    const before = others.findIndex((other) => isSameEntry(other, entry))
    if (before === -1) yield `${pointer}/${index}`
    else yield* differences(others.splice(before, 1)[0], entry, `${pointer}/${index}`)
  }
  // Something would stay that is wanted no more.
  if (others.length > 0) yield pointer
}

/** One text for everything that says the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join()}]`
  if (!isEntry(value)) return JSON.stringify(value ?? null)
  const keys = Object.keys({ ...value, ...DEFAULTS }).toSorted()
  return `{${keys
    .flatMap((key) => {
      const entry = value[key] ?? DEFAULTS[key]
      return isBlank(entry) ? [] : [`${JSON.stringify(key)}:${canonical(entry)}`]
    })
    .join()}}`
}

function isSameEntry(left: unknown, right: unknown): boolean {
  if (!isEntry(left) || !isEntry(right)) return false
  return KEYS.some((key) => left[key] !== undefined && left[key] === right[key])
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isEntry(value) && Object.values(value).every(isBlank))
const isEntry = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : isBlank(value) ? [] : [value])
const asEntry = (value: unknown): Readonly<Record<string, unknown>> => (isEntry(value) ? value : {})
