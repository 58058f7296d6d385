-- How often a stage was tried in vain during one visit of a job, but for tries that our own storage cut short. One row.
SELECT count(*)::int AS failed FROM job_attempts
WHERE job_id = $1::uuid AND stage = $2::text AND round = $3::int AND outcome NOT IN ('running', 'success')
    AND error_code IS DISTINCT FROM 'storage_full' AND error_code IS DISTINCT FROM 'storage_failing'
