import type { Bible, BibleChange, BibleEdit } from '@skein/contract/bible'
import type { ChangedBible } from '@skein/contract/bible-routes'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { bibleStore as store, type LockedBible } from '#domains/bible/bible.store.ts'
import { diffBibles } from '#domains/bible/diff-bibles.rules.ts'
import { mergeOperations } from '#domains/bible/merge-operations.rules.ts'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import type { Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { reasonOf, say } from '#platform/say.ts'

/** Further apart than this an edit and the bible have too little in common to be joined unseen. */
const VERSIONS_JOINED_MAX = 200

interface Edit {
  readonly sceneId: string
  readonly userId: string
  /** The version the person had before them. */
  readonly baseVersion: number
  readonly edits: readonly BibleEdit[]
  readonly reason: string
}

/**
 * Makes a scene's next bible version out of edits that were meant for an older one. The caller holds the scene's lock,
 * so versions have no gap and no fork, also beside sixteen workers that publish.
 *
 * @throws RequestFailure `version_conflict` (extra: `currentVersion`, `conflicts`) when the edits contradict what changed
 * since, `nothing_to_change` when none of them fits, `not_found` for a base version that never was.
 */
export async function editBible(tx: Transaction, scene: LockedBible, edit: Edit): Promise<ChangedBible> {
  const place = { segmentNumber: scene.segment_count }
  const edits = await joined(tx, scene, edit, place)
  const { bible, applied, skipped } = applyOperations(scene.data, edits, place)
  const left = edit.edits.flatMap((wanted, index) => {
    const reason = edits.includes(wanted)
      ? skipped.find(({ operation }) => operation === wanted)?.reason
      : say('left_otherVersion')
    return reason === undefined ? [] : [{ edit: index, ...reasonOf(reason) }]
  })
  const changes = diffBibles(scene.data, bible)
  if (applied.length === 0 || changes.length === 0)
    throw new RequestFailure('nothing_to_change', { extra: { skipped: left } })
  requireSound(scene, bible)
  await addVersion(tx, edit, { bible, changes, applied })
  return { bible, version: bible.version, changes, skipped: left }
}

async function joined(
  tx: Transaction,
  scene: LockedBible,
  { sceneId, baseVersion, edits }: Edit,
  place: { readonly segmentNumber: number },
): Promise<readonly BibleEdit[]> {
  if (baseVersion === scene.bible_version) return edits
  const base = await store.read(tx, sceneId, baseVersion)
  if (base === null) throw new RequestFailure('not_found', { detail: 'The bible has no such version.' })
  const since = await store.operationsSince(tx, sceneId, baseVersion, VERSIONS_JOINED_MAX + 1)
  const { ours, conflicts } = mergeOperations(base.data, edits, since.flat(), place)
  if (conflicts.length === 0 && since.length <= VERSIONS_JOINED_MAX) return ours
  throw new RequestFailure('version_conflict', {
    detail: `The bible stands at version ${scene.bible_version} now.`,
    extra: {
      currentVersion: scene.bible_version,
      conflicts: conflicts.map(({ ours: mine, reason }) => ({ edit: edits.indexOf(mine), reason })),
    },
  })
}

/** Operations keep a sound bible sound; this is the wall behind them. What was wrong before may stay to be mended. */
function requireSound({ data, segment_count: newestSegment }: LockedBible, bible: Bible): void {
  const known = new Set(validateBible(data, { newestSegment }).map(({ pointer }) => pointer))
  const problem = validateBible(bible, { newestSegment }).find(({ pointer }) => !known.has(pointer))
  if (problem !== undefined)
    throw new RequestFailure('validation_failed', { field: `/bible${problem.pointer}`, detail: problem.problem.text })
}

async function addVersion(
  tx: Transaction,
  { sceneId, userId, reason }: Edit,
  made: { readonly bible: Bible; readonly changes: readonly BibleChange[]; readonly applied: readonly BibleEdit[] },
): Promise<void> {
  await store.addVersion(tx, sceneId, { ...made, userId, reason })
  await store.setNewest(tx, sceneId, made.bible.version)
}
