import type { Log } from '#platform/log.ts'
import type { StorageRoom } from '#providers/storage/storage.port.ts'

/** Somewhere Skein writes, and what is known of the room there. */
export interface Place {
  readonly name: 'media' | 'database'
  readonly room: () => Promise<StorageRoom>
}

const LOOK_EVERY_MS = 60_000
/** Whoever reads only today's log should meet it there. */
const REPEAT_MS = 3_600_000
const MEGABYTE = 1024 * 1024

/**
 * Raises the alarm in the log while there is still room to do something about it. Returns how to end it.
 */
export function watchRoom(places: readonly Place[], log: Log, lookEveryMs = LOOK_EVERY_MS): () => void {
  const said = new Map<string, { readonly level: string; readonly at: number }>()
  const look = async ({ name, room }: Place): Promise<void> => {
    const { freeBytes, trouble, isLow } = await room()
    const level = trouble !== null ? 'full' : isLow ? 'low' : 'enough'
    const last = said.get(name) ?? { level: 'enough', at: 0 }
    if (level === last.level && (level === 'enough' || performance.now() - last.at < REPEAT_MS)) return
    said.set(name, { level, at: performance.now() })
    const facts = { place: name, freeMegabytes: freeBytes === null ? null : Math.floor(freeBytes / MEGABYTE) }
    if (trouble === 'failing') log.error(facts, 'writes are refused')
    else if (level === 'full') log.error(facts, 'no room is left')
    else if (level === 'low') log.warn(facts, 'room is running low')
    else log.warn(facts, 'there is room again')
  }
  const lookAround = () => {
    for (const place of places)
      look(place).catch((error: unknown) =>
        log.error({ err: error, place: place.name }, 'the room cannot be looked at'),
      )
  }
  lookAround()
  const timer = setInterval(lookAround, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
