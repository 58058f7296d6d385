import { SCENE_WRITERS, type SceneWriters } from '@skein/contract/scenes'
import { useState } from 'react'
import { deviceStore } from '../../lib/device-store.ts'

interface Words {
  title: string
  openingText: string
  writers: SceneWriters
}

const EMPTY: Words = { title: '', openingText: '', writers: 'everybody' }

function readWords(key: string): Words {
  try {
    const kept: unknown = JSON.parse(deviceStore.read(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('title' in kept) || !('openingText' in kept)) return EMPTY
    const { title, openingText } = kept
    const writers = SCENE_WRITERS.find((one) => 'writers' in kept && kept.writers === one) ?? EMPTY.writers
    return typeof title === 'string' && typeof openingText === 'string' ? { title, openingText, writers } : EMPTY
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
