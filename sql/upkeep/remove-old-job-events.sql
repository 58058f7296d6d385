-- Forgets the whole feeds of at most $1 jobs that ended more than $2 days ago, or left for the archive, oldest first.
-- One row: how many feeds.
WITH over AS (
    SELECT job_id FROM job_events
    WHERE created_at < now() - make_interval(days => $2::int) AND NOT EXISTS (
        SELECT 1 FROM jobs
        WHERE jobs.id = job_events.job_id AND jobs.created_at = uuid_extract_timestamp(job_events.job_id)
            AND coalesce(jobs.completed_at, now()) > now() - make_interval(days => $2::int)
    )
    GROUP BY job_id ORDER BY min(created_at) LIMIT $1::int
),
removed AS (DELETE FROM job_events USING over WHERE job_events.job_id = over.job_id)
SELECT count(*)::int AS removed FROM over
