import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { Type } from 'typebox'

export type LikeTarget = 'idea' | 'scene'

const LikeCount = Type.Object({ like_count: Type.Integer() })
const Counted = Type.Object({ counted: Type.Boolean() })
const Held = Type.Object({ held: Type.Boolean() })

const addLike = sqlStatement('engagement/add-like', LikeCount)
const removeLike = sqlStatement('engagement/remove-like', LikeCount)
const holdViewing = sqlStatement('engagement/hold-viewing', Held)
const addSceneView = sqlStatement('engagement/add-scene-view', Counted)
const addIdeaView = sqlStatement('engagement/add-idea-view', Counted)
const foldCounters = sqlStatement('engagement/fold-counters', Type.Object({ folded: Type.Integer() }))
const foldGrowth = sqlStatement('engagement/fold-growth', Type.Object({ folded: Type.Integer() }))
const holdFold = sqlStatement('engagement/hold-fold', Held)
const reconcileLikes = sqlStatement(
  'engagement/reconcile-likes',
  Type.Object({ target_type: Type.String(), target_id: Type.String() }),
)

/** Who is watching: a signed-in person, or else the hash of an address. */
export type Viewer = { readonly userId: string } | { readonly addressHash: string }

/** Reads and writes of `likes`, `scene_views` and `counter_changes`. */
export const engagementStore = {
  /** Returns the likes there are now, this one included. The target must exist. */
  addLike: async (client: SqlRunner, userId: string, target: LikeTarget, targetId: string): Promise<number> =>
    onlyCount(await addLike(client, [userId, target, targetId])),

  removeLike: async (client: SqlRunner, userId: string, target: LikeTarget, targetId: string): Promise<number> =>
    onlyCount(await removeLike(client, [userId, target, targetId])),

  addSceneView: async (tx: SqlRunner, sceneId: string, viewer: Viewer): Promise<boolean> => {
    const userId = 'userId' in viewer ? viewer.userId : null
    const addressHash = 'addressHash' in viewer ? viewer.addressHash : null
    await holdViewing(tx, [`${sceneId} ${userId ?? addressHash ?? ''}`])
    return (await addSceneView(tx, [sceneId, userId, addressHash])).length > 0
  },

  addIdeaView: async (client: SqlRunner, ideaId: string): Promise<void> => {
    await addIdeaView(client, [ideaId])
  },

  /** Moves at most `count` queued changes into the counters; returns how many. */
  fold: async (client: SqlRunner, count: number): Promise<number> =>
    (await foldCounters(client, [count]))[0]?.folded ?? 0,

  /** Returns how many scenes had grown. */
  foldGrowth: async (client: SqlRunner): Promise<number> => (await foldGrowth(client, []))[0]?.folded ?? 0,

  /** Returns the targets whose counter was wrong. */
  reconcileLikes: async (tx: SqlRunner) => {
    await holdFold(tx, [])
    return reconcileLikes(tx, [])
  },
}

function onlyCount(rows: readonly { like_count: number }[]): number {
  const [row] = rows
  if (row === undefined) throw new Error('a like always answers with its count')
  return row.like_count
}
