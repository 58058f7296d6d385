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
import { RECENT_SEGMENTS, type StoryRow, storyStore } from '../../story.store.ts'
import { verdictsStore } from '../../verdicts.store.ts'
import { replaceMedia } from './replace-media.ts'
import { type NewSegment, segmentsStore } from './segments.store.ts'
import { extendSummary, SEGMENTS_TOLD_WHOLE } from './summary.rules.ts'

const EXCERPT_LENGTH_MAX = 200

/**
 * Makes the segment part of its scene: sequence, segment, bible version, counters and summary in the one transaction
 * that ends the job. The scene is read without a lock and written last, on condition that it still stands where it was
 * read: so sequences have no gap and bible versions no fork, and the scene is held for one round trip. Whoever loses
 * against another writer comes again and holds the scene from the start.
 */
export function createFinalizeSegment(deps: {
  /** Must be fast and local: after several rounds it runs while the scene is held. */
  readonly validator: ContinuityValidator
}): StageHandler {
  return {
    stage: 'finalization',
    run: async (job, { signal }) => {
      let isContended = false
      return {
        kind: 'finished',
        turn: job.sceneId,
        trace: { input: { checkedAgainst: job.result.checkedAgainst ?? null } },
        commit: async (tx, locked) => {
          if (job.type === 'rerender') return replaceMedia(tx, job)
          const isLastWord = locked.state.revalidations >= REVALIDATIONS_MAX
          if (isContended || isLastWord) await segmentsStore.lockScene(tx, job.sceneId)
          isContended = true
          const story = await storyStore.read(tx, job.sceneId, job.userId)
          if (story.status !== 'active') return { kind: 'fail', code: 'scene_closed' }
          if (story.bible_version !== demand(job.result, 'checkedAgainst')) {
            if (!isLastWord) return { kind: 'send_back' }
            // A busy scene moves faster than a job can come round: this one is now checked while nobody else can move it.
            const isBlocked = await checkHere(tx, deps.validator, job, story.bible, story.segment_count + 1, signal)
            if (isBlocked) return { kind: 'fail', code: 'continuity_blocked' }
          }
          return publish(tx, locked, job.result, story)
        },
      }
    },
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
  const recentSegments = await storyStore.recent(tx, job.sceneId, nextSequence - 1, RECENT_SEGMENTS)
  const verdict = await validator.validate({
    text: job.inputText,
    ...(job.result.writtenIn !== undefined && { language: job.result.writtenIn }),
    script: demand(job.result, 'script'),
    operations: demand(job.result, 'operations'),
    bible,
    nextSequence,
    recentSegments,
    signal,
  })
  await verdictsStore.store(tx, { jobId: job.id, round: job.round }, verdict)
  await resultsStore.add(tx, job.id, { checkedAgainst: verdict.bibleVersion })
  return verdict.outcome === 'block'
}

async function publish(tx: Transaction, job: LockedJob, result: JobResult, story: StoryRow): Promise<Settlement> {
  const script = demand(result, 'script')
  const media = demand(result, 'media')
  const { sceneId, userId, id: jobId } = job
  const sequence = story.segment_count + 1
  const next = applyOperations(story.bible, demand(result, 'operations'), { segmentNumber: sequence })
  const summary = await extendedSummary(tx, sceneId, story.summary, sequence)
  const segment: NewSegment = {
    inputText: job.inputText,
    script: JSON.stringify(script),
    title: script.logline,
    excerpt: excerptOf(job.inputText),
    language: script.language,
    contentNotes: result.contentNotes ?? [],
    mediaKey: media.mediaKey,
    videoUrl: `/${media.mediaKey}/segment.mp4`,
    // A segment alone is not a playlist of its own: this is the scene up to and including it.
    hlsPlaylistUrl: `/api/v1/scenes/${sceneId}/playlists/r${story.playlist_revision}/master.m3u8?upTo=${sequence}`,
    thumbnailUrl: `/${media.mediaKey}/poster.jpg`,
    resolution: media.resolution,
    fileSize: media.fileSizeBytes,
    checkedAgainst: story.bible_version,
    playlistRevision: story.playlist_revision,
    bibleVersion: next.bible.version,
  }
  const version = {
    bible: next.bible,
    sequence,
    userId,
    diff: diffBibles(story.bible, next.bible),
    operations: next.applied,
    reason: `Segment ${sequence}`,
  }
  return {
    kind: 'publish',
    sequence,
    join: async (last) => {
      const durationSeconds = Math.round(media.durationSeconds)
      await Promise.all([
        segmentsStore.append(last, { sceneId, userId, jobId, durationSeconds }, segment),
        segmentsStore.addBibleVersion(last, sceneId, version),
        summary === null ? undefined : segmentsStore.storeSummary(last, sceneId, summary.summary, summary.covered),
        resultsStore.addSegment(last, jobId, { sceneId, sequence }),
      ])
    },
  }
}

/** The segment that has just left the storyteller's view gets its line in the summary; null when none has. */
async function extendedSummary(tx: Transaction, sceneId: string, summary: string, newest: number) {
  const leaving = newest - SEGMENTS_TOLD_WHOLE
  if (leaving < 1) return null
  const [segment] = await storyStore.recent(tx, sceneId, leaving, 1)
  if (segment === undefined) return null
  return extendSummary(summary, { sequence: leaving, logline: segment.script?.logline ?? excerptOf(segment.text) })
}

/** The first words of a text on one line, cut at a word where there is one. */
function excerptOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= EXCERPT_LENGTH_MAX) return line
  const cut = line.slice(0, EXCERPT_LENGTH_MAX - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > EXCERPT_LENGTH_MAX / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`
}
