-- The newest order placed with a video provider for a job; no row before the first. The age is by the database's clock.
SELECT attempt, provider, provider_job_id, state, request_hash,
       (extract(epoch FROM now() - created_at) * 1000)::float8 AS age_ms
FROM video_submissions WHERE job_id = $1::uuid ORDER BY attempt DESC LIMIT 1
