import { type Manifest, manifestObjects } from '#media/manifest.ts'
import { readManifest, verifyManifest } from '#media/package.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { type Static, Type } from 'typebox'
import { type Breach, BREACHES_MAX, type CheckContext, type Invariant } from './invariant.ts'

/** Segments read at once, and looked at side by side. */
const BATCH = 16
const BEFORE_EVERYTHING = '00000000-0000-0000-0000-000000000000'

const MediaRow = Type.Object({
  scene_id: Type.String(),
  sequence: Type.Integer(),
  segment_id: Type.String(),
  job_id: Type.String(),
  media_key: Type.String(),
  /** Sizes by storage key. */
  registered: Type.Record(Type.String(), Type.Integer()),
})
type MediaRow = Static<typeof MediaRow>
const listMedia = sqlStatement('invariants/list-published-media', MediaRow)

/** I3, I5: the files of a published segment are there, registered, and as its manifest says. */
export const publishedMedia: Invariant = {
  name: 'published-media',
  promise: 'the files of a published segment are what its manifest says',
  check: async (context) => {
    const breaches: Breach[] = []
    let after: Pick<MediaRow, 'scene_id' | 'sequence'> = { scene_id: BEFORE_EVERYTHING, sequence: 0 }
    for (;;) {
      const rows = await listMedia(context.sql, [after.scene_id, after.sequence, BATCH])
      const problems = await Promise.all(rows.map((row) => problemsOf(context, row)))
      for (const [index, row] of rows.entries())
        breaches.push(...(problems[index] ?? []).map((problem) => ({ subject: `segment ${row.segment_id}`, problem })))
      after = rows.at(-1) ?? after
      if (rows.length < BATCH || breaches.length >= BREACHES_MAX) return breaches
    }
  },
}

async function problemsOf(context: CheckContext, row: MediaRow): Promise<string[]> {
  let manifest: Manifest
  try {
    manifest = await readManifest(context.storage, row.media_key)
  } catch (error) {
    return [`its manifest cannot be read: ${messageOf(error)}`]
  }
  const problems: string[] = []
  if (manifest.mediaKey !== row.media_key || manifest.jobId !== row.job_id)
    problems.push(`its manifest speaks of ${manifest.mediaKey}, made by job ${manifest.jobId}`)
  for (const { key, sizeBytes } of manifestObjects(manifest)) {
    const stored = await context.storage.head(key)
    if (stored === null) problems.push(`${key} is missing`)
    else if (stored.sizeBytes !== sizeBytes) problems.push(`${key} has ${stored.sizeBytes} bytes, not ${sizeBytes}`)
    if (row.registered[key] !== sizeBytes) problems.push(`${key} is not registered with its size`)
  }
  if (!context.deep || problems.length > 0) return problems
  return verifyManifest(context.storage, manifest).then(
    () => [],
    (error: unknown) => [messageOf(error)],
  )
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
