import type { Bench, Workload } from '../bench.ts'
import { openAppendStage, WRITERS } from '../ground/append-stage.ts'
import { drive } from '../harness/drive.ts'
import { find, speedRatio } from '../harness/measure.ts'
import { atLeast, atMost, type Finding } from '../harness/report.ts'

/** One writer of many, on their own scene or all on the same. */
async function measureAppends(bench: Bench, scenes: number, ratioTarget: number): Promise<Finding> {
  const dataset = await bench.dataset()
  const stage = await openAppendStage(bench, dataset)
  const appended = await stage.addScenes(scenes)
  const bumped = await stage.addScenes(scenes)
  const of = (ids: readonly string[], loop: number) => ids[loop % scenes] ?? ''
  const person = (loop: number) => dataset.people[loop] ?? ''
  const here = { pid: process.pid }
  const rows = await bench.measure([
    {
      ...here,
      name: 'counter UPDATE',
      role: 'limit',
      run: (seconds) => drive(seconds, WRITERS, (loop) => stage.bumpCounter(of(bumped, loop))),
    },
    {
      ...here,
      name: 'statement, raw pg',
      role: 'peer',
      run: (seconds) => drive(seconds, WRITERS, (loop) => stage.appendBare(of(appended, loop), person(loop))),
    },
    {
      ...here,
      name: 'as finalization',
      role: 'case',
      run: (seconds) => drive(seconds, WRITERS, (loop) => stage.append(of(appended, loop), person(loop))),
    },
  ])
  const faults = await stage.faults(appended)
  return {
    tables: [{ title: `${WRITERS} writers on ${scenes === 1 ? 'one scene' : `${scenes} scenes`}`, rows }],
    claims: [
      atLeast(
        'as finalization, of the counter UPDATE',
        speedRatio(rows, 'as finalization', 'counter UPDATE'),
        ratioTarget,
      ),
      atLeast('statement, of the counter UPDATE', speedRatio(rows, 'statement, raw pg', 'counter UPDATE'), ratioTarget),
      ...(scenes === 1
        ? [atMost('as finalization, p99 ms', find(rows, 'as finalization').p99Ms ?? Number.NaN, 50)]
        : []),
      atMost('scenes with a sequence twice, left out or not counted', faults.wrongScenes, 0),
    ],
    facts: { 'segments appended': faults.appended },
  }
}

const WHAT =
  'The append of finalization (`sql/segments/append-segment.sql` as the last statement of a transaction) and its statement alone by the bare driver, against a bare counter UPDATE of the same rows'

export const appendOneScene: Workload = {
  name: 'append-one-scene',
  about: `${WHAT}: all writers on one scene.`,
  run: (bench) => measureAppends(bench, 1, 0.6),
}

export const appendMany: Workload = {
  name: 'append-many',
  about: `${WHAT}: every writer on a scene of their own.`,
  run: (bench) => measureAppends(bench, WRITERS, 0.5),
}
