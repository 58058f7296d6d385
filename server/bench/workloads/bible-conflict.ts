import type { Bible } from '@skein/contract/bible'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { diffBibles } from '#domains/bible/diff-bibles.rules.ts'
import { segmentsStore } from '#pipeline/stages/finalize-segment/segments.store.ts'
import { type StoryRow, storyStore } from '#pipeline/story.store.ts'
import { isWriteConflict } from '#platform/database-failure.ts'
import { createTurns } from '#platform/turns.ts'
import type { Workload } from '../bench.ts'
import { newSegment, openAppendStage, WRITERS } from '../ground/append-stage.ts'
import { onDatabase } from '../ground/dataset.ts'
import { drive } from '../harness/drive.ts'
import { find, speedRatio } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'

const CHARACTERS = 70
const PATCH = `UPDATE bench.patched SET data = jsonb_set(data, '{timeline,currentPoint}', to_jsonb($2::text)) WHERE scene_id = $1`

export const bibleConflict: Workload = {
  name: 'bible-conflict',
  about:
    'Sixteen writers who each bring the next version of one scene’s bible of 21 KB together with its segment (read, apply operations, compare, append, insert), in turn as finalization does it; against jsonb_set on one row that nobody checks, and against the same writers racing.',
  run: async (bench) => {
    const dataset = await bench.dataset()
    const stage = await openAppendStage(bench, dataset)
    const [inTurn = '', racing = '', patched = ''] = await stage.addScenes(3)
    const bible = largeBible()
    await onDatabase(dataset.url, async (client) => {
      await client.query('UPDATE scene_bibles SET data = $1 WHERE scene_id = ANY($2::uuid[])', [
        JSON.stringify(bible),
        [inTurn, racing],
      ])
      await client.query('CREATE TABLE IF NOT EXISTS bench.patched (scene_id uuid PRIMARY KEY, data jsonb NOT NULL)')
      await client.query('INSERT INTO bench.patched VALUES ($1, $2)', [patched, JSON.stringify(bible)])
    })
    const person = (loop: number) => dataset.people[loop] ?? ''
    let conflicts = 0
    /** What finalization does for the story, without its job. */
    let known: StoryRow | undefined
    const join = (sceneId: string, userId: string, turn: number, remembers = false) =>
      stage.db.transaction(async (tx) => {
        const story = (remembers ? known : undefined) ?? (await storyStore.read(tx, sceneId, userId))
        const sequence = story.segment_count + 1
        const operations = [{ op: 'set_current_point' as const, currentPoint: `Evening ${turn}, after the rain.` }]
        const next = applyOperations(story.bible, operations, { segmentNumber: sequence })
        const { jobId, segment } = newSegment({
          checkedAgainst: story.bible_version,
          playlistRevision: story.playlist_revision,
          bibleVersion: next.bible.version,
        })
        const written = Promise.all([
          segmentsStore.append(tx, { sceneId, userId, jobId, durationSeconds: 8 }, segment),
          segmentsStore.addBibleVersion(tx, sceneId, {
            bible: next.bible,
            sequence,
            userId,
            diff: diffBibles(story.bible, next.bible),
            operations: next.applied,
            reason: `Segment ${sequence}`,
          }),
        ])
        tx.commitBehind()
        await written
        known = { ...story, bible: next.bible, bible_version: next.bible.version, segment_count: sequence }
      })
    const race = async (sceneId: string, userId: string, turn: number): Promise<void> => {
      for (;;)
        try {
          return await join(sceneId, userId, turn)
        } catch (error) {
          if (!isWriteConflict(error)) throw error
          conflicts += 1
        }
    }
    const turns = createTurns()
    const here = { pid: process.pid }
    const rows = await bench.measure([
      {
        ...here,
        name: 'jsonb_set, unchecked',
        role: 'limit',
        run: (seconds) =>
          drive(seconds, WRITERS, (_, turn) =>
            stage.pool.query({ name: 'patch', text: PATCH, values: [patched, `Evening ${turn}`] }),
          ),
      },
      {
        ...here,
        name: 'next version, in turn',
        role: 'case',
        run: (seconds) =>
          drive(seconds, WRITERS, (loop, turn) => turns.take(inTurn, () => join(inTurn, person(loop), turn))),
      },
      {
        ...here,
        name: 'in turn, remembered',
        role: 'peer',
        run: (seconds) => {
          known = undefined
          return drive(seconds, WRITERS, (loop, turn) =>
            turns.take(inTurn, () => join(inTurn, person(loop), turn, true)),
          )
        },
      },
      {
        ...here,
        name: 'next version, racing',
        role: 'peer',
        run: (seconds) => drive(seconds, WRITERS, (loop, turn) => race(racing, person(loop), turn)),
      },
    ])
    const forked = await onDatabase(dataset.url, async (client) => {
      const { rows: found } = await client.query<{ forked: number }>(
        `SELECT count(*)::int AS forked FROM scenes,
           LATERAL (SELECT max(version) AS newest, count(*) AS versions FROM scene_bibles WHERE scene_id = scenes.id) bible
         WHERE id = ANY($1::uuid[])
           AND NOT (bible_version = newest AND newest = versions AND versions = segment_count + 1)`,
        [[inTurn, racing]],
      )
      return found[0]?.forked ?? Number.NaN
    })
    return {
      tables: [{ title: `a bible of ${Math.round(JSON.stringify(bible).length / 1024)} KB`, rows }],
      claims: [
        atLeast(
          'in turn, of unchecked jsonb_set',
          speedRatio(rows, 'next version, in turn', 'jsonb_set, unchecked'),
          0.7,
        ),
        atMost('scenes whose versions have a fork or a gap', forked, 0),
      ],
      facts: {
        'in turn, of racing': speedRatio(rows, 'next version, in turn', 'next version, racing'),
        'racers that gave up and began again': conflicts,
        'racing, p99 ms': find(rows, 'next version, racing').p99Ms ?? Number.NaN,
      },
    }
  },
}

function largeBible(): Bible {
  return {
    version: 1,
    characters: Array.from({ length: CHARACTERS }, (_, n) => ({
      entityId: `char_${String(n).padStart(8, '0')}`,
      canonicalName: `Person ${n} of the harbour`,
      aliases: [`The ${n}th`],
      description: `Came to the harbour in the year of the ${n}th storm, keeps a lantern, and has not spoken of it since.`,
      traits: ['patient', 'wary', `knows ${n} songs`],
      introducedInSegment: 1,
      isActive: true,
    })),
    setting: { primaryLocation: 'The quay', worldRules: ['Rain falls upwards after dark.'], locations: [] },
    timeline: { currentPoint: 'Evening', majorEvents: [] },
    plotThreads: [],
  }
}
