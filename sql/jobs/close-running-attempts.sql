-- Closes whatever try of a job is still open, with the outcome $2. The caller holds the job's lock.
UPDATE job_attempts SET outcome = $2::text, finished_at = now(),
    latency_ms = least(extract(epoch FROM now() - started_at) * 1000, 2147483647)::int
WHERE job_id = $1::uuid AND outcome = 'running'
RETURNING attempt
