import type { ContextUsed } from '@skein/contract/context'
import type { Database } from '#platform/db.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import type { StageHandler } from '../../stage-handler.ts'
import { storyStore } from '../../story.store.ts'
import { buildContext } from './context.rules.ts'
import { settleAppearances } from './settle-appearances.rules.ts'

/** More than any budget holds; keeps one scene's history from being read whole. */
const SEGMENTS_READ_MAX = 40
const STORYTELLER_TIMEOUT_MS = 180_000

/** Turns the continuation into a script and proposed bible changes. */
export function createExpandScript(deps: {
  readonly db: Database
  readonly storyteller: Storyteller
  /** Tokens of story the storyteller gets to see. */
  readonly contextTokens: number
}): StageHandler {
  const { db, storyteller, contextTokens } = deps
  return {
    stage: 'script_expansion',
    run: async (job, { signal }) => {
      const story = await storyStore.read(db.prisma, job.sceneId, job.userId)
      const segments = await storyStore.recent(db.prisma, job.sceneId, story.segment_count, SEGMENTS_READ_MAX)
      const { context, record } = buildContext(
        { sceneTitle: story.title, bible: story.bible, summary: story.summary, segments },
        job.inputText,
        contextTokens,
      )
      const { writtenIn } = job.result
      const told = await storyteller.expand({
        text: job.inputText,
        context,
        ...(writtenIn !== undefined && { language: writtenIn }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(STORYTELLER_TIMEOUT_MS)]),
      })
      // Whoever wrote it knows better than whoever told it.
      const script = { ...told.script, language: writtenIn ?? told.script.language }
      const operations = settleAppearances(story.bible, told.operations, script)
      const { provider, model, prompt, inputTokens, outputTokens, readsWholeBible } = told.provenance
      const used: ContextUsed = { ...record, readsWholeBible }
      return {
        kind: 'finished',
        trace: {
          provider,
          model,
          prompt,
          input: used,
          output: { inputTokens, outputTokens, shots: script.shots.length, operations: operations.length },
        },
        made: {
          result: { script, operations, storyteller: { provider, model } },
          context: used,
        },
        commit: () => Promise.resolve({ kind: 'advance' }),
      }
    },
  }
}
