import { isDeepStrictEqual } from 'node:util'
import { Bible, BibleEdit } from '@skein/contract/bible'
import { nullable } from '@skein/contract/pages'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Breach, BREACHES_MAX, type Invariant } from './invariant.ts'

const VERSIONS_AT_ONCE = 200
const BEFORE_EVERYTHING = '00000000-0000-0000-0000-000000000000'

const VersionRow = Type.Object({
  scene_id: Type.String(),
  version: Type.Integer(),
  // Checked here, so that a bible we cannot read is named instead of ending the check.
  data: Type.Unknown(),
  operations: Type.Unknown(),
  sequence: nullable(Type.Integer()),
})
type VersionRow = Static<typeof VersionRow>
const listVersions = sqlStatement('invariants/list-bible-versions', VersionRow)
const Operations = Type.Array(BibleEdit)

/** What the walk remembers of the version before. */
interface Place {
  readonly sceneId: string
  readonly version: number
  /** Null when it could not be read: nothing can be replayed on it. */
  readonly bible: Bible | null
  readonly sequence: number
}

/** I2: each bible version is what its operations make of the version before. */
export const bibleHistory: Invariant = {
  name: 'bible-history',
  promise: 'each bible version is what its operations make of the one before',
  check: async ({ sql }) => {
    const breaches: Breach[] = []
    let before: Place = { sceneId: BEFORE_EVERYTHING, version: 0, bible: null, sequence: 0 }
    for (;;) {
      const rows = await listVersions(sql, [before.sceneId, before.version, VERSIONS_AT_ONCE])
      for (const row of rows) {
        const problem = problemOf(row, before.sceneId === row.scene_id ? before : null)
        if (problem !== null) breaches.push({ subject: `bible of scene ${row.scene_id}`, problem })
        before = placeOf(row, before)
      }
      if (rows.length < VERSIONS_AT_ONCE || breaches.length >= BREACHES_MAX) return breaches
    }
  },
}

function placeOf(row: VersionRow, before: Place): Place {
  const sequence = row.sequence ?? (before.sceneId === row.scene_id ? before.sequence : 0)
  const bible = Value.Check(Bible, row.data) ? row.data : null
  return { sceneId: row.scene_id, version: row.version, bible, sequence }
}

function problemOf(row: VersionRow, before: Place | null): string | null {
  const { version, data } = row
  if (!Value.Check(Bible, data)) return `version ${version} is not a bible`
  if (data.version !== version) return `version ${version} calls itself ${data.version}`
  // The first version is where history starts; a missing one is another invariant's business.
  if (before === null || before.bible === null || before.version !== version - 1) return null
  const operations = row.operations ?? []
  if (!Value.Check(Operations, operations)) return `version ${version} has operations that are none`
  const segmentNumber = row.sequence ?? before.sequence
  const made = applyOperations(before.bible, operations, { segmentNumber })
  if (made.skipped.length > 0) return `version ${version} holds operations that do not fit version ${before.version}`
  // As stored: a key whose value is undefined is no key.
  const replayed: unknown = JSON.parse(JSON.stringify(made.bible))
  return isDeepStrictEqual(replayed, data) ? null : `version ${version} is not what its operations make`
}
