import type { Bible } from '@skein/contract/bible'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import type { Preview } from '@skein/contract/preview'
import type { StillDrawer } from '#animatic/stills/still-drawer.ts'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { startBible } from '#domains/bible/start-bible.rules.ts'
import type { Caller } from '#platform/mount.ts'
import type { Storyteller, StoryResult } from '#providers/storyteller/storyteller.port.ts'
import { demandStorable, type TextStaging, type UnsentText } from './stage-text.ts'
import { settleAppearances } from './stages/expand-script/settle-appearances.rules.ts'

/** A staged text, and what it needs to be drawn. */
interface Staged {
  readonly told: StoryResult
  readonly bible: Bible
  /** What the places are a function of. */
  readonly placesOf: string
  readonly startsAtSeconds: number
}

export interface PreviewDeps {
  readonly stageText: TextStaging
  /** The local one, as in `stageText`. */
  readonly storyteller: Storyteller
  readonly drawer: Pick<StillDrawer, 'draw' | 'warm'>
  /** @throws RequestFailure `not_found`. */
  readonly requireIdea: (ideaId: IdeaId, caller: Caller) => Promise<unknown>
  /** Who does in earnest what is done here by Skein's own rules. */
  readonly done: Pick<Preview, 'scriptBy' | 'picturesBy'>
}

/** Shows how a text would be staged, before it is submitted. No job is made, nothing is kept, nothing is spent. */
export function createPreviews({ stageText, storyteller, drawer, requireIdea, done }: PreviewDeps) {
  const show = async (staged: Staged, withStills: boolean, signal: AbortSignal): Promise<Preview> => {
    const { script } = staged.told
    const operations = settleAppearances(staged.bible, staged.told.operations, script)
    const { bible } = applyOperations(staged.bible, operations, { segmentNumber: 1 })
    const seen = new Set(script.shots.flatMap(({ cast }) => cast.map(({ entityId }) => entityId)))
    const known = new Set(staged.bible.characters.map(({ entityId }) => entityId))
    const request = {
      jobId: 'preview',
      sceneId: staged.placesOf,
      script,
      bible,
      startsAtSeconds: staged.startsAtSeconds,
      title: null,
      credit: null,
    }
    if (!withStills) drawer.warm()
    const drawn = withStills ? await drawer.draw(request, signal) : null
    return {
      script: { ...script, notes: [...new Set([...script.notes, ...(drawn?.notes ?? [])])] },
      cast: bible.characters
        .filter(({ entityId }) => seen.has(entityId))
        .map(({ entityId, canonicalName }) => ({ entityId, name: canonicalName, isNew: !known.has(entityId) })),
      stills: drawn === null ? null : [...drawn.stills],
      ...done,
    }
  }
  return {
    /** @throws RequestFailure `malformed_text`, `not_found`, `scene_closed`, `unavailable`. */
    continuation: async (
      caller: Caller,
      sceneId: SceneId,
      { stills = true, ...unsent }: UnsentText & { readonly stills?: boolean },
      signal: AbortSignal,
    ): Promise<Preview> => {
      const { told, story } = await stageText(caller, sceneId, unsent, signal)
      const staged = { told, bible: story.bible, placesOf: sceneId, startsAtSeconds: story.total_duration }
      return show(staged, stills, signal)
    },

    /**
     * As the opening of a scene that does not exist yet: its places are a function of the idea here, and of the scene later.
     *
     * @throws RequestFailure `malformed_text`, `not_found`, `validation_failed` for an unsound bible, `unavailable`.
     */
    opening: async (
      caller: Caller,
      ideaId: IdeaId,
      opening: UnsentText & { readonly bible?: Omit<Bible, 'version'>; readonly stills?: boolean },
      signal: AbortSignal,
    ): Promise<Preview> => {
      const { text, language, stills = true } = opening
      demandStorable(text)
      await requireIdea(ideaId, caller)
      const bible = startBible(opening.bible)
      const context = { sceneTitle: '', bible, summary: '', recentSegments: [] }
      const told = await storyteller.expand({ text, context, ...(language !== undefined && { language }), signal })
      return show({ told, bible, placesOf: ideaId, startsAtSeconds: 0 }, stills, signal)
    },
  }
}
