import { CONTENT_NOTES, type ContentNote } from '@skein/contract/content-notes'
import { useState } from 'react'
import { deviceStore } from './device-store.ts'

/** What a writer says of a text besides the text. */
export interface Said {
  /** A BCP 47 primary subtag; null leaves it to be found out. */
  language: string | null
  contentNotes: readonly ContentNote[]
}

const NOTHING: Said = { language: null, contentNotes: [] }

function readSaid(key: string): Said {
  try {
    const kept: unknown = JSON.parse(deviceStore.read(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('language' in kept) || !('contentNotes' in kept)) return NOTHING
    const { language, contentNotes } = kept
    return {
      language: typeof language === 'string' && /^[a-z]{2,3}$/.test(language) ? language : null,
      contentNotes: Array.isArray(contentNotes) ? CONTENT_NOTES.filter((note) => contentNotes.includes(note)) : [],
    }
  } catch {
    return NOTHING
  }
}

export type SaidOfText = ReturnType<typeof useSaid>

/** What is said of an unsent text, kept on this device until it was sent: a mark that a reload loses would be missed. */
export function useSaid(key: string) {
  const [said, setSaid] = useState(() => readSaid(key))
  return {
    said,
    change(change: Partial<Said>): void {
      const next = { ...said, ...change }
      setSaid(next)
      deviceStore.write(key, JSON.stringify(next))
    },
    forget: (): void => deviceStore.remove(key),
    /** For a request: only what was said. */
    body: {
      ...(said.language !== null && { language: said.language }),
      ...(said.contentNotes.length > 0 && { contentNotes: [...said.contentNotes] }),
    },
  }
}
