-- The newest order placed with a video provider for a job; no row before the first. The age is by the database's clock;
-- accepted counts the job's orders that this provider has given an id.
SELECT attempt, provider, provider_job_id, handle, state, request_hash,
       (extract(epoch FROM now() - created_at) * 1000)::float8 AS age_ms,
       (SELECT count(*)::int FROM video_submissions earlier
        WHERE earlier.job_id = $1::uuid AND earlier.provider = newest.provider
            AND earlier.provider_job_id IS NOT NULL) AS accepted
FROM video_submissions newest WHERE job_id = $1::uuid ORDER BY attempt DESC LIMIT 1
