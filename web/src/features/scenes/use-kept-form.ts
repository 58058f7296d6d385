import { useState } from 'react'
import { deviceStore } from '../../lib/device-store.ts'

interface Words {
  title: string
  openingText: string
}

const EMPTY: Words = { title: '', openingText: '' }

function readWords(key: string): Words {
  try {
    const kept: unknown = JSON.parse(deviceStore.read(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('title' in kept) || !('openingText' in kept)) return EMPTY
    const { title, openingText } = kept
    return typeof title === 'string' && typeof openingText === 'string' ? { title, openingText } : EMPTY
  } catch {
    return EMPTY
  }
}

/** A form whose words are kept on this device until it was sent, because a scene that does not exist has no draft. */
export function useKeptForm(key: string) {
  const [words, setWords] = useState(() => readWords(key))
  return {
    words,
    change(change: Partial<Words>): void {
      const next = { ...words, ...change }
      setWords(next)
      deviceStore.write(key, JSON.stringify(next))
    },
    forget: (): void => deviceStore.remove(key),
  }
}
