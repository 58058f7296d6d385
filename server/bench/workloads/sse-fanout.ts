import { setTimeout as wait } from 'node:timers/promises'
import { addressOf } from '@skein/contract/address'
import { SceneId } from '@skein/contract/ids'
import { watchScene } from '@skein/contract/scenes'
import { Value } from 'typebox/value'
import type { Workload } from '../bench.ts'
import { openAppendStage } from '../ground/append-stage.ts'
import { startApi, startPart } from '../ground/processes.ts'
import { processMicros, residentKib, treeMicros } from '../harness/cpu-time.ts'
import { quantile } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'
import type { Watched, WatchOrder } from '../parts/watch.ts'

const VIEWERS = 1000
/** Followers of another scene in which nothing happens. */
const QUIET = 1000
const EVENTS_PER_SECOND = 10
const SETTLE_MS = 1000

export const sseFanout: Workload = {
  name: 'sse-fanout',
  about: `A scene that gets ${EVENTS_PER_SECOND} segments a second while ${VIEWERS} people follow its event stream, and ${QUIET} that of another scene in which nothing happens.`,
  run: async (bench) => {
    const dataset = await bench.dataset()
    const stage = await openAppendStage(bench, dataset)
    const [sceneId = '', quietId = ''] = await stage.addScenes(2)
    const api = await startApi(dataset.url, bench.dataDirectory)
    bench.defer(() => api.stop())
    const viewers = await startPart<WatchOrder, Watched>('watch')
    bench.defer(() => viewers.stop())

    const addressOfScene = (id: string) =>
      `${api.baseUrl}${addressOf(watchScene, { params: { sceneId: Value.Parse(SceneId, id) } })}`
    const url = addressOfScene(sceneId)
    // The first thousand also make the process grow to its working size, which is not theirs to answer for.
    await viewers.ask({ url: addressOfScene(quietId), viewers: QUIET })
    await wait(SETTLE_MS)
    const before = residentKib(api.pid)
    await viewers.ask({ url, viewers: QUIET + VIEWERS })
    await wait(SETTLE_MS)
    const perConnection = (residentKib(api.pid) - before) / VIEWERS

    const seconds = bench.rounds * bench.seconds
    const person = dataset.people[0] ?? ''
    await viewers.ask({ url, viewers: QUIET + VIEWERS })
    const cpu = { api: processMicros(api.pid), postgres: treeMicros(bench.postgresPid) }
    const started = performance.now()
    const published = Math.round(seconds * EVENTS_PER_SECOND)
    for (let turn = 0; turn < published; turn += 1) {
      await stage.append(sceneId, person)
      await wait(Math.max(0, started + ((turn + 1) * 1000) / EVENTS_PER_SECOND - performance.now()))
    }
    const { deliveries, latencies } = await viewers.ask({ url, viewers: QUIET + VIEWERS })
    const micros = (processMicros(api.pid) - cpu.api) / Math.max(1, deliveries)
    const postgresMicros = (treeMicros(bench.postgresPid) - cpu.postgres) / Math.max(1, deliveries)
    return {
      tables: [],
      claims: [
        atLeast('deliveries per second and core of the api', 1_000_000 / micros, 80_000),
        atMost('publication to viewer, p99 ms', quantile(latencies, 0.99), 150),
        atMost('KiB of memory per connection', perConnection, 32),
        atLeast('events that had arrived when the last was sent, of all', deliveries / (published * VIEWERS), 0.99),
      ],
      facts: {
        'deliveries per second': deliveries / ((performance.now() - started) / 1000),
        'publication to viewer, p50 ms': quantile(latencies, 0.5),
        'CPU per delivery, µs: api': micros,
        'CPU per delivery, µs: postgres': postgresMicros,
      },
    }
  },
}
