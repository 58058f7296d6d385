-- Closes whatever try of a job is still open, with the outcome $2. The caller holds the job's lock.
-- Its transaction may have begun before the try did, while it waited for that lock; a try never ends before it started.
UPDATE job_attempts SET outcome = $2::text, finished_at = greatest(now(), started_at),
    latency_ms = least(extract(epoch FROM greatest(now(), started_at) - started_at) * 1000, 2147483647)::int
WHERE job_id = $1::uuid AND outcome = 'running'
RETURNING attempt
