-- I4. A failed job says why and where; an ended job has an end and nobody working on it, any other has neither.
-- A row per broken promise: subject, problem.
SELECT 'job ' || jobs.id AS subject, rule.problem
FROM jobs
CROSS JOIN LATERAL (SELECT jobs.status IN ('final_ready', 'failed', 'cancelled') AS is_over) AS standing
CROSS JOIN LATERAL (VALUES
    (jobs.status = 'failed' AND coalesce(jobs.error_code, '') = '', 'failed without an error code'),
    (jobs.status = 'failed' AND jobs.failed_stage IS NULL, 'failed without a stage it failed in'),
    (jobs.status = 'failed' AND jobs.stage <> 'error', format('failed and yet stands in %s', jobs.stage)),
    (jobs.status <> 'failed' AND jobs.error_code IS NOT NULL, format('is %s with an error code', jobs.status)),
    (standing.is_over AND jobs.completed_at IS NULL, format('is %s without a time of ending', jobs.status)),
    (NOT standing.is_over AND jobs.completed_at IS NOT NULL, format('is %s and has a time of ending', jobs.status)),
    (standing.is_over AND EXISTS (
        SELECT 1 FROM job_attempts WHERE job_attempts.job_id = jobs.id AND job_attempts.outcome = 'running'
     ), format('is %s and has a try that still runs', jobs.status))
) AS rule (is_broken, problem)
WHERE rule.is_broken
ORDER BY 1, 2 LIMIT 100
