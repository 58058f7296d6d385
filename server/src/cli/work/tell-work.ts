import type { Bible } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import type { WorkSegment } from './read-segments.ts'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { buildContext } from '#pipeline/stages/expand-script/context.rules.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'

/** A storyteller sees the last segments; where it stands and who is about, the newest ones tell. */
const SEGMENTS_SEEN = 6
const CONTEXT_TOKENS = 6_000

/** One segment staged as the platform would, and the bible it leaves. */
export interface StagedSegment {
  readonly segment: WorkSegment
  readonly script: Script
  /** With what this segment itself brought in: whoever is new must have a face already. */
  readonly bible: Bible
  /** Seconds of the work before this segment. */
  readonly startsAtSeconds: number
  /** Proposed bible changes that did not fit, in words. */
  readonly leftOut: readonly string[]
}

/** Stages a work segment after segment; the bible grows by what the storyteller proposes, as in a scene without objections. */
export async function* tellWork(
  segments: readonly WorkSegment[],
  work: {
    readonly storyteller: Storyteller
    readonly title: string
    readonly bible: Bible
    readonly signal: AbortSignal
  },
): AsyncGenerator<StagedSegment> {
  let { bible } = work
  let startsAtSeconds = 0
  let told: { sequence: number; text: string; script: Script }[] = []
  for (const [index, segment] of segments.entries()) {
    const story = { sceneTitle: work.title, bible, summary: '', segments: told }
    const { context } = buildContext(story, segment.text, CONTEXT_TOKENS + JSON.stringify(bible).length)
    const { script, operations } = await work.storyteller.expand({ text: segment.text, context, signal: work.signal })
    const next = applyOperations(bible, operations, { segmentNumber: index + 1 })
    bible = next.bible
    yield { segment, script, bible, startsAtSeconds, leftOut: next.skipped.map(({ reason }) => reason.text) }
    startsAtSeconds += script.durationSeconds
    told = [...told, { sequence: index + 1, text: segment.text, script }].slice(-SEGMENTS_SEEN)
  }
}
