export interface Store {
  read(key: string): string | null
  write(key: string, value: string): boolean
  remove(key: string): void
}

/** A text one page keeps on this device. */
export interface Copy {
  /** The page's own name: two pages with the same scene open never overwrite each other's words. */
  readonly tab: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** The texts of one scene that are on this device and not known to be on the server. What is unreadable is as good as none. */
export function createDeviceCopies(store: Store, key: string, tab: string) {
  const all = (): readonly Copy[] => {
    try {
      const kept: unknown = JSON.parse(store.read(key) ?? '[]')
      // One text alone is how a former version kept it.
      return (Array.isArray(kept) ? kept : [kept]).flatMap((one) => copyIn(one) ?? [])
    } catch {
      return []
    }
  }
  const put = (copies: readonly Copy[]): void => {
    if (copies.length === 0) store.remove(key)
    else store.write(key, JSON.stringify(copies))
  }
  const others = () => all().filter((copy) => copy.tab !== tab)
  return {
    all,
    /** This page's text, instead of the one it kept before. */
    keep: (text: string): void => put([...others(), { tab, text, at: Date.now() }]),
    /** This page keeps nothing any more, nor does any page keep this text. */
    drop: (text?: string): void => put(others().filter((copy) => copy.text !== text)),
  }
}

function copyIn(one: unknown): Copy | null {
  if (typeof one !== 'object' || one === null || !('text' in one) || !('at' in one)) return null
  const { text, at } = one
  if (typeof text !== 'string' || typeof at !== 'number') return null
  return { tab: 'tab' in one && typeof one.tab === 'string' ? one.tab : '', text, at }
}
