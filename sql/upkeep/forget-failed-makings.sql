-- Lets go of the films of at most $1 jobs that failed more than $2 days ago: what they made is no longer kept for a
-- retry, which begins at filming then, with an order of its own. One row: how many.
WITH forgotten AS (
    UPDATE jobs SET
        result_data = jobs.result_data - 'staged' - 'media' - 'previewUrl',
        failed_stage = CASE WHEN jobs.failed_stage IN ('upload', 'finalization') THEN 'video_generation'
                            ELSE jobs.failed_stage END
    FROM (
        SELECT id, created_at FROM jobs
        WHERE status = 'failed' AND completed_at < now() - make_interval(days => $2::int)
            AND result_data ?| ARRAY['staged', 'media', 'previewUrl']
        ORDER BY created_at LIMIT $1::int
        FOR UPDATE SKIP LOCKED
    ) stale
    WHERE jobs.id = stale.id AND jobs.created_at = stale.created_at
    RETURNING jobs.id
),
closed AS (
    UPDATE video_submissions SET state = 'failed' FROM forgotten
    WHERE video_submissions.job_id = forgotten.id AND video_submissions.state <> 'failed'
)
SELECT count(*)::int AS removed FROM forgotten
