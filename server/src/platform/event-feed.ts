import { setImmediate as breathe } from 'node:timers/promises'

/** One server-sent event; `id` is what the browser sends back as `Last-Event-ID`. */
export interface StreamEvent {
  readonly id: number
  readonly event: string
  readonly data: unknown
}

/** An event as it goes over the wire, made once for all who follow. */
interface Frame {
  readonly id: number
  readonly bytes: Buffer
}

interface FeedPage {
  /** Oldest first. */
  readonly events: readonly StreamEvent[]
  /** True when nothing can follow the last of them: the streams then end. */
  readonly isFinal: boolean
}

/** Where a feed's events come from: the feed is durable, the connections are not. */
export interface FeedSource {
  /** Everything after `id`, read from the database. A failure ends the streams of the feed. */
  readonly readAfter: (id: number) => Promise<FeedPage>
  /** Calls back when there may be something new; returns how to stop. */
  readonly subscribe: (wake: () => void) => () => void
  /**
   * Throws once the followers may follow no longer. Asked every few seconds; left out when `readAfter` finds that out
   * itself, which is then read as often.
   */
  readonly check?: () => Promise<void>
}

export interface Follower {
  /** Told each frame after where it stands, in order and once. */
  readonly take: (frame: Frame) => void
  /** Nothing more comes: because nothing can follow, or because of `reason`. */
  readonly end: (reason?: unknown) => void
}

export interface EventFeed {
  /** Tells the follower everything after `after`, then what comes. Returns how to leave. */
  follow(follower: Follower, after: number): () => void
}

/** RELIABILITY P04 allows 5 s between losing a right and the stream's end. */
const CHECK_MS = 4_000
/** A notification can be lost with a connection that died in silence; then this is how late the news are. */
const REREAD_MS = 15_000
const SWEEP_MS = 500
/** Writing to ten thousand sockets in one go would hold every other request up. */
const FRAMES_AT_ONCE = 500

/** Every feed with a follower; one timer looks after all of them. */
const living = new Set<(now: number) => void>()
let sweeper: NodeJS.Timeout | undefined

function lookAfter(sweep: (now: number) => void): () => void {
  living.add(sweep)
  sweeper ??= setInterval(() => {
    const now = performance.now()
    for (const each of living) each(now)
  }, SWEEP_MS).unref()
  return () => {
    living.delete(sweep)
    if (living.size > 0) return
    clearInterval(sweeper)
    sweeper = undefined
  }
}

const frameOf = ({ id, event, data }: StreamEvent): Frame => ({
  id,
  bytes: Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
})

interface Place {
  readonly follower: Follower
  /** Everything up to here has been told. */
  told: number
  gone: boolean
}

/**
 * One read per piece of news and process, however many people follow: each event is read once, serialised once, and the
 * same bytes go to everybody. Who comes in late reads by itself up to where the others stand and then joins them, so
 * there is neither a gap nor a repetition.
 *
 * @param startAfter what has happened already when the first follower comes; only read for those who ask for it.
 */
export function createEventFeed(
  source: FeedSource,
  startAfter: number,
  onEmpty: () => void = () => undefined,
): EventFeed {
  const live = new Set<Place>()
  const all = new Set<Place>()
  /** Late followers who stand at the same event share a read. */
  const catchingUp = new Map<number, Promise<{ frames: readonly Frame[]; isFinal: boolean }>>()
  let head = startAfter
  let busy = false
  let again = false
  let readAt = 0
  let checkedAt = 0
  let stopLooking: (() => void) | undefined
  let unsubscribe: (() => void) | undefined

  const open = () => {
    readAt = checkedAt = performance.now()
    unsubscribe = source.subscribe(() => void pump())
    stopLooking = lookAfter(sweep)
  }
  const leave = (place: Place) => {
    place.gone = true
    live.delete(place)
    if (!all.delete(place) || all.size > 0) return
    unsubscribe?.()
    stopLooking?.()
    onEmpty()
  }
  const dismiss = (place: Place, reason?: unknown) => {
    if (place.gone) return
    leave(place)
    place.follower.end(reason)
  }
  const give = (place: Place, frame: Frame) => {
    if (place.gone || frame.id <= place.told) return
    place.told = frame.id
    place.follower.take(frame)
  }
  const read = async (after: number) => {
    const { events, isFinal } = await source.readAfter(after)
    return { frames: events.map(frameOf), isFinal }
  }
  const tell = async (frame: Frame) => {
    // First: whoever joins from now on must have this one already, or read it by itself.
    head = frame.id
    let given = 0
    for (const place of live) {
      give(place, frame)
      given += 1
      if (given % FRAMES_AT_ONCE === 0) await breathe()
    }
  }

  /** Reads what is new and tells it to everybody; one at a time, and once more for news that came meanwhile. */
  async function pump(): Promise<void> {
    again = busy
    if (busy) return
    busy = true
    try {
      do {
        again = false
        readAt = checkedAt = performance.now()
        const { frames, isFinal } = await read(head)
        for (const frame of frames) await tell(frame)
        if (isFinal) for (const place of live) dismiss(place)
      } while (again && all.size > 0)
    } catch (error) {
      // They resume from their last id; ending is the honest answer to a feed that cannot be read, or no longer may.
      for (const place of all) dismiss(place, error)
    } finally {
      busy = false
    }
  }

  async function check(): Promise<void> {
    try {
      await source.check?.()
    } catch (error) {
      for (const place of all) dismiss(place, error)
    }
  }

  function sweep(now: number): void {
    if (now - readAt >= (source.check === undefined ? CHECK_MS : REREAD_MS)) void pump()
    else if (now - checkedAt >= CHECK_MS) {
      checkedAt = now
      void check()
    }
  }

  function readLate(after: number) {
    const known = catchingUp.get(after)
    if (known !== undefined) return known
    const reading = read(after).finally(() => catchingUp.delete(after))
    catchingUp.set(after, reading)
    return reading
  }

  async function join(place: Place): Promise<void> {
    try {
      while (!place.gone && place.told < head) {
        const reached = head
        const { frames, isFinal } = await readLate(place.told)
        for (const frame of frames) give(place, frame)
        if (isFinal) return dismiss(place)
        // What is gone again was read over; looking for it once more would never end.
        place.told = Math.max(place.told, reached)
      }
      if (!place.gone) live.add(place)
    } catch (error) {
      dismiss(place, error)
    }
  }

  return {
    follow: (follower, after) => {
      const place: Place = { follower, told: after, gone: false }
      all.add(place)
      if (all.size === 1) {
        open()
        void join(place)
        // What happened between the caller's look at the database and the subscription is read now.
        void pump()
      } else void join(place)
      return () => leave(place)
    },
  }
}

/** Feeds by key, each living as long as somebody follows it. */
export function createEventFeeds(): (key: string, source: FeedSource, startAfter: number) => EventFeed {
  const feeds = new Map<string, EventFeed>()
  return (key, source, startAfter) => {
    const known = feeds.get(key)
    if (known !== undefined) return known
    const feed = createEventFeed(source, startAfter, () => feeds.delete(key))
    feeds.set(key, feed)
    return feed
  }
}
