import { type Draft, type Job, JOB_ERRORS, JobEvent } from '@skein/contract/jobs'
import { JobId, SceneId, SegmentId } from '@skein/contract/ids'
import { Value } from 'typebox/value'
import type { DraftRow } from './drafts.store.ts'
import type { EventRow, JobRow } from './jobs.store.ts'

/** A job as its writer sees it. */
export function jobView(
  row: JobRow,
  { queuePlace, can }: { readonly queuePlace: number | null; readonly can: Job['can'] },
): Job {
  return {
    id: Value.Parse(JobId, row.id),
    sceneId: Value.Parse(SceneId, row.scene_id),
    sceneTitle: row.scene_title,
    type: row.type,
    status: row.status,
    stage: row.stage,
    progress: row.progress,
    message: row.message,
    inputText: row.input_text,
    bibleVersion: row.bible_version,
    script: row.script,
    verdict: row.verdict,
    previewUrl: row.preview_url,
    revises: row.revises === null ? null : Value.Parse(JobId, row.revises),
    segment:
      row.segment_id === null || row.segment_sequence === null
        ? null
        : { id: Value.Parse(SegmentId, row.segment_id), sequence: row.segment_sequence },
    error:
      row.error_code === null
        ? null
        : {
            code: row.error_code,
            stage: row.failed_stage,
            // What the provider said is for the record (`job_attempts`); a writer gets words that are ours.
            message: JOB_ERRORS[row.error_code].message,
            cure: JOB_ERRORS[row.error_code].cure,
          },
    queuePlace,
    createdAt: row.created_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    can,
    marks: row.marks,
    attempts: row.attempts,
  }
}

/** @throws when a stored line is of a kind this version does not know. */
export function eventView(row: EventRow): JobEvent {
  return Value.Parse(JobEvent, { sequence: row.sequence, kind: row.kind, at: row.at, ...row.payload })
}

export function draftView(row: DraftRow): Draft {
  return {
    sceneId: Value.Parse(SceneId, row.scene_id),
    sceneTitle: row.scene_title,
    text: row.text,
    updatedAt: row.updated_at,
  }
}
