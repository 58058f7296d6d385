import { createListener } from '#platform/listen.ts'
import { SCENE_CHANNEL } from '#platform/wake-hub.ts'
import type { Workload } from '../bench.ts'
import { openAppendStage, WRITERS } from '../ground/append-stage.ts'
import { drive } from '../harness/drive.ts'
import { find, speedRatio } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'

/** One per scene in 50 ms, and one more where a round ends. */
const TOLD_PER_SECOND_MAX = 20 * WRITERS

export const notifyCost: Workload = {
  name: 'notify-cost',
  about:
    'Appends of 16 writers on 16 scenes, announced after their commits as finalization does it, against the same unannounced, while one process listens; beside them the same with a notification in each transaction.',
  run: async (bench) => {
    const dataset = await bench.dataset()
    const stage = await openAppendStage(bench, dataset)
    const scenes = await stage.addScenes(WRITERS)
    const listener = createListener({ url: dataset.url })
    bench.defer(() => listener.close())
    let heard = 0
    await listener.subscribe(SCENE_CHANNEL, () => {
      heard += 1
    })
    const heardPerSecond: number[] = []
    const here = { pid: process.pid }
    const appends = (append: typeof stage.append) => (seconds: number) =>
      drive(seconds, WRITERS, (loop) => append(scenes[loop] ?? '', dataset.people[loop] ?? ''))
    const rows = await bench.measure([
      { ...here, name: 'silent', role: 'limit', run: appends(stage.appendSilently) },
      {
        ...here,
        name: 'announced after the commit',
        role: 'case',
        run: async (seconds) => {
          const before = heard
          const round = await appends(stage.append)(seconds)
          heardPerSecond.push((heard - before) / round.seconds)
          return round
        },
      },
      { ...here, name: 'notification in the transaction', role: 'peer', run: appends(stage.appendTelling) },
    ])
    return {
      tables: [{ title: '', rows }],
      claims: [
        atLeast('announced, of silent', speedRatio(rows, 'announced after the commit', 'silent'), 0.8),
        atMost('notifications heard a second', Math.max(...heardPerSecond), TOLD_PER_SECOND_MAX),
      ],
      facts: { 'appends a second announced by them': find(rows, 'announced after the commit').perSecond },
    }
  },
}
