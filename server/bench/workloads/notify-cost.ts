import type { Workload } from '../bench.ts'
import { APPEND, openAppendStage, WRITERS } from '../ground/append-stage.ts'
import { drive } from '../harness/drive.ts'
import { speedRatio } from '../harness/measure.ts'
import { atLeast } from '../harness/report.ts'

const SILENT = { name: 'append_silent', text: APPEND.text.replace(/pg_notify\([^)]*\) IS NULL/, 'true') }

export const notifyCost: Workload = {
  name: 'notify-cost',
  about:
    'Appends of 16 writers on 16 scenes with the notification each of them sends, against the same statement without it.',
  run: async (bench) => {
    if (SILENT.text === APPEND.text) throw new Error('the append no longer notifies where this workload looks for it')
    const dataset = await bench.dataset()
    const stage = await openAppendStage(bench, dataset)
    const scenes = await stage.addScenes(WRITERS)
    const appends = (statement: typeof APPEND) => (seconds: number) =>
      drive(seconds, WRITERS, (loop) => stage.appendBare(scenes[loop] ?? '', dataset.people[loop] ?? '', statement))
    const rows = await bench.measure([
      { name: 'silent', role: 'limit', pid: process.pid, run: appends(SILENT) },
      { name: 'notifying', role: 'case', pid: process.pid, run: appends(APPEND) },
    ])
    return {
      tables: [{ title: '', rows }],
      claims: [atLeast('notifying, of silent', speedRatio(rows, 'notifying', 'silent'), 0.8)],
    }
  },
}
