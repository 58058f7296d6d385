import { Bible } from '@skein/contract/bible'
import { nullable } from '@skein/contract/pages'
import { Script } from '@skein/contract/script'
import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const StoryRow = Type.Object({
  title: Type.String(),
  status: Type.String(),
  segment_count: Type.Integer(),
  total_duration: Type.Integer(),
  bible_version: Type.Integer(),
  playlist_revision: Type.Integer(),
  bible: Bible,
  summary: Type.String(),
  writer: nullable(Type.String()),
})
export type StoryRow = Static<typeof StoryRow>

const readStory = sqlStatement('scenes/read-story', StoryRow)
const recentSegments = sqlStatement(
  'segments/recent-segments',
  Type.Object({ sequence: Type.Integer(), input_text: Type.String(), expanded_script: Type.String() }),
)

/** Who a "she" that opens a continuation is, and where the story stands, two segments tell. */
export const RECENT_SEGMENTS = 2

export interface ToldSegment {
  readonly sequence: number
  readonly text: string
  /** Null when it was made by a version of Skein whose scripts we no longer read. */
  readonly script: Script | null
}

function readScript(text: string): Script | null {
  const candidate: unknown = JSON.parse(text)
  return Value.Check(Script, candidate) ? candidate : null
}

/** Reads of a scene's story: its newest bible, its summary, its last segments. */
export const storyStore = {
  /** @throws Error when the scene or the bible it names does not exist: no job may outlive either. */
  read: async (client: SqlRunner, sceneId: string, writerId: string): Promise<StoryRow> => {
    const [story] = await readStory(client, [sceneId, writerId])
    if (story === undefined) throw new Error(`scene ${sceneId} or its bible is missing`)
    return story
  },

  /** The last segments up to a sequence, oldest first. */
  recent: async (client: SqlRunner, sceneId: string, upTo: number, limit: number): Promise<readonly ToldSegment[]> => {
    const rows = await recentSegments(client, [sceneId, upTo, limit])
    return rows
      .map((row) => ({ sequence: row.sequence, text: row.input_text, script: readScript(row.expanded_script) }))
      .toReversed()
  },
}
