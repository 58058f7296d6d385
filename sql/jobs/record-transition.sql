-- Moves a job and writes the next line of its feed. The caller holds the job's lock.
-- $2: the job's new state, as in pipeline/job.rules.ts. $3: the line's kind. $4: what to add to what the job has made,
-- key by key, and $5 its context; nulls leave both as they are.
-- The subselect hides the month from the planner, which would otherwise plan all months anew at every call.
WITH next AS (
    SELECT * FROM jsonb_to_record($2::jsonb) AS state (
        status text, stage text, round int, attempt int, progress int, message text, revalidations int,
        "retryCount" int, "errorCode" text, "errorMessage" text, "failedStage" text, "segmentSequence" int)
),
job AS (
    UPDATE jobs SET
        status = next.status, stage = next.stage, round = next.round, attempt = next.attempt,
        progress = next.progress, message = next.message, revalidations = next.revalidations,
        retry_count = next."retryCount", error_code = next."errorCode", error_message = next."errorMessage",
        failed_stage = next."failedStage", segment_sequence = next."segmentSequence",
        event_sequence = jobs.event_sequence + 1,
        result_data = CASE WHEN $4::jsonb IS NULL THEN jobs.result_data
                           ELSE coalesce(jobs.result_data, '{}'::jsonb) || $4::jsonb END,
        context_data = coalesce($5::jsonb, jobs.context_data),
        started_at = CASE WHEN next.attempt > 0 THEN coalesce(jobs.started_at, now()) ELSE jobs.started_at END,
        completed_at = CASE WHEN next.status IN ('final_ready', 'failed', 'cancelled')
                            THEN coalesce(jobs.completed_at, now()) END,
        cancel_requested_at = CASE WHEN next.status = 'cancelled' THEN now() ELSE jobs.cancel_requested_at END
    FROM next
    WHERE jobs.id = $1::uuid AND jobs.created_at = (SELECT uuid_extract_timestamp($1::uuid))
    RETURNING jobs.id, jobs.event_sequence, jobs.status, jobs.stage, jobs.attempt, jobs.progress, jobs.message
),
event AS (
    INSERT INTO job_events (job_id, sequence, created_at, kind, payload)
    SELECT id, event_sequence, clock_timestamp(), $3::text,
           jsonb_build_object('status', status, 'stage', stage, 'attempt', attempt, 'progress', progress,
                              'message', coalesce(message, ''))
    FROM job
    RETURNING job_id, sequence
)
SELECT sequence FROM event
