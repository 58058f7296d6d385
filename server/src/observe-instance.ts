import { inspectPartitions } from '@skein/partitions/inspect'
import { Client } from 'pg'
import { Type } from 'typebox'
import type { Database } from '#platform/db.ts'
import { eventStreamCount } from '#platform/event-stream.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Queue } from '#platform/queue.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import type { Place } from '#upkeep/watch-room.ts'

const queueAges = sqlStatement('platform/queue-ages', Type.Object({ name: Type.String(), seconds: Type.Number() }))

const mailStanding = sqlStatement(
  'notifications/mail-standing',
  Type.Object({ waiting: Type.Integer(), oldest_seconds: Type.Number() }),
)

const roomsOf = (places: readonly Place[]) =>
  Promise.all(places.map(async ({ name, room }) => ({ name, ...(await room()) })))

/**
 * Adds what a look at the database tells of the whole instance to a process's metrics: every process reports the same,
 * so take the largest. Each look is one short query, made when somebody asks.
 */
export function observeInstance(
  metrics: Metrics,
  {
    db,
    queue,
    databaseUrl,
    places = [],
  }: {
    readonly db: Database
    readonly queue: Queue
    readonly databaseUrl: string
    readonly places?: readonly Place[]
  },
): void {
  metrics.observe({
    name: 'skein_free_bytes',
    help: 'Room on the disks Skein writes to; a bucket does not say.',
    label: 'place',
    read: async () => {
      const rooms = await roomsOf(places)
      return new Map(rooms.flatMap(({ name, freeBytes }) => (freeBytes === null ? [] : [[name, freeBytes]])))
    },
  })
  metrics.observe({
    name: 'skein_room',
    help: '2 when there is enough room, 1 when it runs low, 0 when the reserve is touched: nothing new is filmed then.',
    label: 'place',
    read: async () =>
      new Map((await roomsOf(places)).map(({ name, trouble, isLow }) => [name, trouble !== null ? 0 : isLow ? 1 : 2])),
  })
  metrics.observe({
    name: 'skein_event_streams',
    help: 'Viewers and writers connected to this process for live news.',
    read: () => Promise.resolve(new Map([['', eventStreamCount()]])),
  })
  metrics.observe({
    name: 'skein_queue_waiting',
    help: 'Messages that wait to be taken, as the queue last counted them.',
    label: 'queue',
    read: async () => new Map((await queue.depths()).map(({ queue: name, waiting }) => [name, waiting])),
  })
  metrics.observe({
    name: 'skein_queue_active',
    help: 'Messages being handled, as the queue last counted them.',
    label: 'queue',
    read: async () => new Map((await queue.depths()).map(({ queue: name, active }) => [name, active])),
  })
  metrics.observe({
    name: 'skein_queue_oldest_seconds',
    help: 'How long the oldest message that is due has been waiting; 0 when nothing waits.',
    label: 'queue',
    read: async () => {
      const ages = new Map((await queue.depths()).map(({ queue: name }) => [name, 0]))
      for (const { name, seconds } of await queueAges(db.prisma, [])) ages.set(name, seconds)
      return ages
    },
  })
  metrics.observe({
    name: 'skein_mail_oldest_seconds',
    help: 'How long the oldest mail in the outbox has been waiting; 0 when none waits.',
    read: async () => new Map([['', (await mailStanding(db.prisma, []))[0]?.oldest_seconds ?? 0]]),
  })
  metrics.observe({
    name: 'skein_months_ahead',
    help: 'Months that stand ready after the present one; below 2 is an alarm, below 0 nothing can be written.',
    label: 'table',
    read: async () => {
      const client = new Client({ connectionString: databaseUrl, application_name: 'skein-metrics' })
      await client.connect()
      try {
        return new Map((await inspectPartitions(client)).map(({ table, monthsAhead }) => [table, monthsAhead]))
      } finally {
        await client.end()
      }
    },
  })
}
