import type { SceneId } from '@skein/contract/ids'
import type { Verdict } from '@skein/contract/verdict'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import { buildContext } from './stages/expand-script/context.rules.ts'
import { RECENT_SEGMENTS, storyStore } from './story.store.ts'

/** The last two segments say where everybody is; more would only make a writer wait. */
const SEGMENTS_READ = 6
const CONTEXT_TOKENS = 4_000

/**
 * Holds a text against a scene's newest bible as the pipeline would, and keeps nothing. It runs in the api process, so
 * storyteller and validator must be the local ones: fast, free and without a network.
 */
export function createTextCheck(deps: {
  readonly db: Database
  readonly storyteller: Storyteller
  readonly validator: ContinuityValidator
  /** Who may see a scene is for the scenes domain to say. @throws RequestFailure `not_found`. */
  readonly requireVisible: (sceneId: SceneId, caller: Caller) => Promise<unknown>
}) {
  const { db, storyteller, validator, requireVisible } = deps
  return async (caller: Caller, sceneId: SceneId, text: string, signal: AbortSignal): Promise<Verdict> => {
    if (text.includes('\0') || !text.isWellFormed()) throw new RequestFailure('malformed_text', { field: '/body/text' })
    await requireVisible(sceneId, caller)
    const story = await storyStore.read(db.prisma, sceneId, caller.userId)
    if (story.status !== 'active') throw new RequestFailure('scene_closed')
    const segments = await storyStore.recent(db.prisma, sceneId, story.segment_count, SEGMENTS_READ)
    const { context } = buildContext(
      { sceneTitle: story.title, bible: story.bible, summary: story.summary, segments },
      text,
      CONTEXT_TOKENS,
    )
    const told = await storyteller.expand({ text, context, signal })
    return validator.validate({
      text,
      script: told.script,
      operations: told.operations,
      bible: story.bible,
      nextSequence: story.segment_count + 1,
      recentSegments: segments.slice(-RECENT_SEGMENTS),
      signal,
    })
  }
}
