import { type Static, Type } from 'typebox'
import { Bible, BibleChange } from './bible.ts'
import { Instant, SceneId, SegmentId } from './ids.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'

const closed = { additionalProperties: false } as const
const sceneParams = Type.Object({ sceneId: SceneId })
const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })

export const BibleVersion = Type.Object({
  version: Type.Integer(),
  createdAt: Instant,
  /** The segment that made it; null for the first version and for an owner's edit. */
  segment: nullable(Type.Object({ id: SegmentId, sequence: Type.Integer() })),
  changes: Type.Array(BibleChange),
})
export type BibleVersion = Static<typeof BibleVersion>

export const getBible = route({
  method: 'GET',
  path: '/scenes/:sceneId/bible',
  status: 200,
  summary: 'The bible: the newest version, or any other by number',
  params: sceneParams,
  query: Type.Object({ version: Type.Optional(Version) }, closed),
  reply: Type.Object({ bible: Bible, version: Type.Integer(), newestVersion: Type.Integer(), createdAt: Instant }),
})
export const listBibleVersions = route({
  method: 'GET',
  path: '/scenes/:sceneId/bible/versions',
  status: 200,
  summary: 'Every version with what changed, newest first',
  params: sceneParams,
  errors: ['cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(BibleVersion),
})
export const diffBible = route({
  method: 'GET',
  path: '/scenes/:sceneId/bible/diff',
  status: 200,
  summary: 'What changed between two versions',
  params: sceneParams,
  query: Type.Object({ from: Version, to: Version }, closed),
  reply: Type.Object({ from: Type.Integer(), to: Type.Integer(), changes: Type.Array(BibleChange) }),
})
