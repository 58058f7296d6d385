-- The newest finished try of one stage of a job, to say why it failed; no row when none has finished.
SELECT outcome, error_code, error_message FROM job_attempts
WHERE job_id = $1::uuid AND stage = $2::text AND round = $3::int AND outcome <> 'running'
ORDER BY attempt DESC LIMIT 1
