import type { Bible } from '@skein/contract/bible'
import type { LockedJob } from '#domains/jobs/job-ledger.service.ts'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { diffBibles } from '#domains/bible/diff-bibles.rules.ts'
import type { Transaction } from '#platform/db.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import { demand, type JobResult } from '../../job-result.ts'
import { REVALIDATIONS_MAX } from '../../job.rules.ts'
import { resultsStore } from '../../results.store.ts'
import type { Settlement, StageHandler, StageJob } from '../../stage-handler.ts'
import { storyStore } from '../../story.store.ts'
import { verdictsStore } from '../../verdicts.store.ts'
import { replaceMedia } from './replace-media.ts'
import { segmentsStore } from './segments.store.ts'
import { extendSummary, SEGMENTS_TOLD_WHOLE } from './summary.rules.ts'

const EXCERPT_LENGTH_MAX = 200

/**
 * Makes the segment part of its scene: sequence, segment, bible version, counters and summary in the one transaction
 * that ends the job. Whoever holds the scene's row decides what comes next, so sequences have no gap and bible versions
 * no fork.
 */
export function createFinalizeSegment(deps: {
  /** Must be fast and local: after several rounds it runs while the scene is held. */
  readonly validator: ContinuityValidator
}): StageHandler {
  return {
    stage: 'finalization',
    run: async (job, { signal }) => ({
      kind: 'finished',
      trace: { input: { checkedAgainst: job.result.checkedAgainst ?? null } },
      commit: async (tx, locked) => {
        if (job.type === 'rerender') return replaceMedia(tx, job)
        const scene = await segmentsStore.lockScene(tx, job.sceneId)
        if (scene.status !== 'active') return { kind: 'fail', code: 'scene_closed' }
        const story = await storyStore.read(tx, job.sceneId, job.userId)
        if (scene.bible_version !== demand(job.result, 'checkedAgainst')) {
          if (locked.state.revalidations < REVALIDATIONS_MAX) return { kind: 'send_back' }
          // A busy scene moves faster than a job can come round: this one is now checked while nobody else can move it.
          const isBlocked = await checkHere(tx, deps.validator, job, story.bible, scene.segment_count + 1, signal)
          if (isBlocked) return { kind: 'fail', code: 'continuity_blocked' }
        }
        return publish(tx, locked, job.result, scene, story)
      },
    }),
  }
}

async function checkHere(
  tx: Transaction,
  validator: ContinuityValidator,
  job: StageJob,
  bible: Bible,
  nextSequence: number,
  signal: AbortSignal,
): Promise<boolean> {
  const verdict = await validator.validate({
    text: job.inputText,
    script: demand(job.result, 'script'),
    operations: demand(job.result, 'operations'),
    bible,
    nextSequence,
    signal,
  })
  await verdictsStore.store(tx, { jobId: job.id, round: job.round }, verdict)
  await resultsStore.add(tx, job.id, { checkedAgainst: verdict.bibleVersion })
  return verdict.outcome === 'block'
}

async function publish(
  tx: Transaction,
  job: LockedJob,
  result: JobResult,
  scene: { readonly segment_count: number; readonly playlist_revision: number },
  story: { readonly bible: Bible; readonly summary: string },
): Promise<Settlement> {
  const script = demand(result, 'script')
  const media = demand(result, 'media')
  const sequence = scene.segment_count + 1
  const next = applyOperations(story.bible, demand(result, 'operations'), { segmentNumber: sequence })
  const segment = await segmentsStore.append(
    tx,
    { sceneId: job.sceneId, userId: job.userId, jobId: job.id, durationSeconds: Math.round(media.durationSeconds) },
    {
      inputText: job.inputText,
      script: JSON.stringify(script),
      title: script.logline,
      excerpt: excerptOf(job.inputText),
      language: script.language,
      mediaKey: media.mediaKey,
      videoUrl: `/${media.mediaKey}/segment.mp4`,
      // A segment alone is not a playlist of its own: this is the scene up to and including it.
      hlsPlaylistUrl: `/api/v1/scenes/${job.sceneId}/playlists/r${scene.playlist_revision}/master.m3u8?upTo=${sequence}`,
      thumbnailUrl: `/${media.mediaKey}/poster.jpg`,
      resolution: media.resolution,
      fileSize: media.fileSizeBytes,
      bibleVersion: next.bible.version,
    },
  )
  await segmentsStore.addBibleVersion(tx, job.sceneId, {
    bible: next.bible,
    segmentId: segment.id,
    userId: job.userId,
    diff: diffBibles(story.bible, next.bible),
    operations: next.applied,
    reason: `Segment ${sequence}`,
  })
  await summarise(tx, job.sceneId, story.summary, sequence)
  await resultsStore.add(tx, job.id, { segmentId: segment.id })
  return { kind: 'publish', sequence: segment.sequence }
}

/** The segment that has just left the storyteller's view gets its line in the summary. */
async function summarise(tx: Transaction, sceneId: string, summary: string, newest: number): Promise<void> {
  const leaving = newest - SEGMENTS_TOLD_WHOLE
  if (leaving < 1) return
  const [segment] = await storyStore.recent(tx, sceneId, leaving, 1)
  if (segment === undefined) return
  const logline = segment.script?.logline ?? excerptOf(segment.text)
  const extended = extendSummary(summary, { sequence: leaving, logline })
  await segmentsStore.storeSummary(tx, sceneId, extended.summary, extended.covered)
}

/** The first words of a text on one line, cut at a word where there is one. */
function excerptOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= EXCERPT_LENGTH_MAX) return line
  const cut = line.slice(0, EXCERPT_LENGTH_MAX - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > EXCERPT_LENGTH_MAX / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`
}
