import { dayOf } from '../../lib/instants.ts'

/** Neighbours of one calendar day in the reader's zone, under that day's name; the order stays. */
export function byDay<Item extends { readonly changedAt: string }>(
  items: readonly Item[],
  now: number = Date.now(),
): { readonly day: string; readonly items: readonly Item[] }[] {
  const days: { day: string; items: Item[] }[] = []
  for (const item of items) {
    const day = dayOf(item.changedAt, now)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
