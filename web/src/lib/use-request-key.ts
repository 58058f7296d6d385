import { useRef } from 'react'
import { randomKey } from './random-key.ts'

/**
 * An idempotency key per request: the same content keeps its key until it was answered, other content gets another.
 * Call the function with what is about to be sent.
 */
export function useRequestKey(): (content: unknown) => string {
  const kept = useRef<{ content: string; key: string } | null>(null)
  return (content) => {
    const text = JSON.stringify(content)
    if (kept.current?.content !== text) kept.current = { content: text, key: randomKey() }
    return kept.current.key
  }
}
