import type { SceneId } from '@skein/contract/ids'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { Storyteller, StoryResult } from '#providers/storyteller/storyteller.port.ts'
import { buildContext } from './stages/expand-script/context.rules.ts'
import { type StoryRow, storyStore, type ToldSegment } from './story.store.ts'

/** The last two segments say where everybody is; more would only make a writer wait. */
const SEGMENTS_READ = 6
const CONTEXT_TOKENS = 4_000

/** A text as the pipeline's first stage would have it, and what it was held against. */
export interface StagedText {
  readonly told: StoryResult
  readonly story: StoryRow
  /** The last ones, oldest first. */
  readonly segments: readonly ToldSegment[]
}

/** A text that is not submitted yet. */
export interface UnsentText {
  readonly text: string
  /** What its writer says it is in, a BCP 47 primary subtag. */
  readonly language?: string
}

/** @throws RequestFailure `malformed_text`. */
export function demandStorable(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new RequestFailure('malformed_text', { field: '/body/text' })
}

/**
 * Stages a text against a scene's newest bible and last segments as the pipeline would, and keeps nothing. It runs in the
 * api process, so the storyteller must be the local one: fast, free and without a network.
 */
export function createTextStaging(deps: {
  readonly db: Database
  readonly storyteller: Storyteller
  /** Who may see a scene is for the scenes domain to say. @throws RequestFailure `not_found`. */
  readonly requireVisible: (sceneId: SceneId, caller: Caller) => Promise<unknown>
}) {
  const { db, storyteller, requireVisible } = deps
  /** @throws RequestFailure `malformed_text`, `not_found`, `scene_closed`. */
  return async (caller: Caller, sceneId: SceneId, unsent: UnsentText, signal: AbortSignal): Promise<StagedText> => {
    const { text, language } = unsent
    demandStorable(text)
    await requireVisible(sceneId, caller)
    const story = await storyStore.read(db.prisma, sceneId, caller.userId)
    if (story.status !== 'active') throw new RequestFailure('scene_closed')
    const segments = await storyStore.recent(db.prisma, sceneId, story.segment_count, SEGMENTS_READ)
    const { context } = buildContext(
      { sceneTitle: story.title, bible: story.bible, summary: story.summary, segments },
      text,
      CONTEXT_TOKENS,
    )
    return {
      told: await storyteller.expand({ text, context, ...(language !== undefined && { language }), signal }),
      story,
      segments,
    }
  }
}

export type TextStaging = ReturnType<typeof createTextStaging>
