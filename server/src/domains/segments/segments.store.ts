import { SceneHeadRow } from '#domains/scenes/scenes.rules.ts'
import { SqlRowFailure, sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { ContentNote } from '@skein/contract/content-notes'
import { JobId, SceneId, SegmentId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { SCENE_STATUSES } from '@skein/contract/scenes'
import { Verdict } from '@skein/contract/verdict'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'

const SegmentStatus = Type.Enum(['active', 'hidden', 'removed'] as const)

const Standing = Type.Object({
  ...SceneHeadRow.properties,
  /** Seconds before the page. */
  before: Type.Integer(),
})

const standings = Compile(Standing)

const PageRow = Type.Object({
  /** JSON, the same on every row. */
  standing: Type.String(),
  // All null on the one row of an empty page.
  segment_id: nullable(Type.String()),
  sequence: nullable(Type.Integer()),
  username: nullable(Type.String()),
  display_name: nullable(Type.String()),
  excerpt: nullable(Type.String()),
  language: nullable(Type.String()),
  content_notes: nullable(Type.Array(Type.String())),
  duration_seconds: nullable(Type.Integer()),
  thumbnail_url: nullable(Type.String()),
  media_key: nullable(Type.String()),
  /** UTC, as the database writes a timestamp without its zone. */
  published_at: nullable(Type.String()),
})
export type PageRow = Static<typeof PageRow>

const MediaRow = Type.Object({ sequence: Type.Integer(), media_key: Type.String() })

const PublishedRow = Type.Object({
  segment_id: SegmentId,
  job_id: JobId,
  sequence: Type.Integer(),
  published_at: Type.String(),
})
type PublishedRow = Static<typeof PublishedRow>

const SegmentRow = Type.Object({
  id: SegmentId,
  scene_id: SceneId,
  sequence: Type.Integer(),
  scene_user_id: Type.String(),
  scene_status: Type.Enum(SCENE_STATUSES),
  content_version: Type.Integer(),
  status: SegmentStatus,
  media_key: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  input_text: Type.String(),
  expanded_script: Type.String(),
  bible_version: Type.Integer(),
  language: nullable(Type.String()),
  content_notes: Type.Array(ContentNote),
  video_url: Type.String(),
  thumbnail_url: nullable(Type.String()),
  duration: Type.Integer(),
  resolution: nullable(Type.String()),
  file_size: nullable(Type.Number()),
  published_at: Type.String(),
  verdict: nullable(Verdict),
  storyteller: nullable(Type.String()),
  /** As its time kept it; records of an earlier shape are read by nobody. */
  context: Type.Unknown(),
})
export type SegmentRow = Static<typeof SegmentRow>

const WrittenRow = Type.Object({
  id: SegmentId,
  scene_id: SceneId,
  sequence: Type.Integer(),
  scene_title: Type.String(),
  excerpt: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  published_at: Type.String(),
})

const MediaStandingRow = Type.Object({
  segment_status: nullable(SegmentStatus),
  scene_status: nullable(Type.Enum(SCENE_STATUSES)),
  job_user_id: nullable(Type.String()),
})
export type MediaStandingRow = Static<typeof MediaStandingRow>

const readPage = sqlStatement('segments/read-page', PageRow)
const listMedia = sqlStatement('segments/list-media', MediaRow)
const listPublishedAfter = sqlStatement('segments/list-published-after', PublishedRow)
const listByWriter = sqlStatement('segments/list-by-writer', WrittenRow)
const readSegment = sqlStatement('segments/read-segment', SegmentRow)
const readMediaStanding = sqlStatement('segments/read-media-standing', MediaStandingRow)

/** Reads of `segment_positions` and `segments`; the pipeline's finalization is what writes them. */
export const segmentsStore = {
  /** The scene's head, and its segments with sequences in (`after`, `after` + `count`]; null when there is none. */
  page: async (client: SqlRunner, sceneId: string, after: number, count: number) => {
    const rows = await readPage(client, [sceneId, after, count])
    const [first] = rows
    if (first === undefined) return null
    const standing: unknown = JSON.parse(first.standing)
    if (!standings.Check(standing)) throw new SqlRowFailure('sql/segments/read-page.sql told a standing that is none')
    return { standing, rows: first.sequence === null ? [] : rows }
  },

  /** Media keys of the published segments with sequences in (`after`, `upTo`], in order. */
  media: (client: SqlRunner, sceneId: string, after: number, upTo: number) => listMedia(client, [sceneId, after, upTo]),

  publishedAfter: (client: SqlRunner, sceneId: string, after: number, count: number) =>
    listPublishedAfter(client, [sceneId, after, count]),

  /** The newest public segments of a person, of any scene. */
  byWriter: (client: SqlRunner, username: string, limit: number) => listByWriter(client, [username, limit]),

  /** `id` must be a uuidv7: the month is read out of it. */
  read: async (client: SqlRunner, id: string): Promise<SegmentRow | null> =>
    (await readSegment(client, [id]))[0] ?? null,

  /** `jobId` must be a uuidv7. */
  mediaStanding: async (client: SqlRunner, mediaKey: string, jobId: string): Promise<MediaStandingRow> => {
    const [row] = await readMediaStanding(client, [mediaKey, jobId])
    if (row === undefined) throw new Error('the standing of media is always one row')
    return row
  },
}
