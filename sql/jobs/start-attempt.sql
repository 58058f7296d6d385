-- Opens the row of a try at a stage. A row still running belongs to a worker that is gone, and is closed as abandoned,
-- unless $5 says that this try goes on with it (a provider we wait for): then the row is taken over.
-- The caller holds the job's lock.
WITH left_behind AS (
    UPDATE job_attempts SET
        outcome = CASE WHEN $5::boolean THEN outcome ELSE 'abandoned' END,
        finished_at = CASE WHEN $5::boolean THEN NULL ELSE now() END,
        attempt = CASE WHEN $5::boolean THEN $4::int ELSE attempt END
    WHERE job_id = $1::uuid AND outcome = 'running'
    RETURNING stage, round, attempt
)
INSERT INTO job_attempts (job_id, stage, round, attempt)
SELECT $1::uuid, $2::text, $3::int, $4::int
WHERE NOT ($5::boolean AND EXISTS (SELECT 1 FROM left_behind WHERE stage = $2::text AND round = $3::int))
RETURNING attempt
