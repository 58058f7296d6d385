import type { SceneId } from '@skein/contract/ids'
import type { Verdict } from '@skein/contract/verdict'
import type { Caller } from '#platform/mount.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import type { TextStaging, UnsentText } from './stage-text.ts'
import { RECENT_SEGMENTS } from './story.store.ts'

/**
 * Holds a text against a scene's newest bible as the pipeline would, and keeps nothing. It runs in the api process, so
 * the validator must be the local one: fast, free and without a network.
 */
export function createTextCheck(deps: { readonly stageText: TextStaging; readonly validator: ContinuityValidator }) {
  const { stageText, validator } = deps
  return async (caller: Caller, sceneId: SceneId, unsent: UnsentText, signal: AbortSignal): Promise<Verdict> => {
    const { told, story, segments } = await stageText(caller, sceneId, unsent, signal)
    const { text, language } = unsent
    return validator.validate({
      text,
      ...(language !== undefined && { language }),
      script: told.script,
      operations: told.operations,
      bible: story.bible,
      nextSequence: story.segment_count + 1,
      recentSegments: segments.slice(-RECENT_SEGMENTS),
      signal,
    })
  }
}
