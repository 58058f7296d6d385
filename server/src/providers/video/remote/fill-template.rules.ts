import type { VideoOrder } from './video-protocol.ts'

const SLOTS: Readonly<Record<string, (order: VideoOrder) => string | number | boolean>> = {
  '{prompt}': ({ prompt }) => prompt,
  '{seconds}': ({ seconds }) => seconds,
  '{secondsText}': ({ seconds }) => String(seconds),
  '{width}': ({ width }) => width,
  '{height}': ({ height }) => height,
  '{seed}': ({ seed }) => seed,
  '{sound}': ({ sound }) => sound,
}

/**
 * Request fields as configured, with every value that is exactly a slot replaced. Only whole values: story text can
 * therefore never become part of another field, and a brace in it means nothing.
 */
export function fillTemplate(template: Readonly<Record<string, unknown>>, order: VideoOrder): Record<string, unknown> {
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fill(value, order)]))
}

function fill(value: unknown, order: VideoOrder): unknown {
  if (typeof value === 'string') return SLOTS[value]?.(order) ?? value
  if (Array.isArray(value)) return value.map((entry) => fill(entry, order))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, fill(entry, order)]))
  return value
}
