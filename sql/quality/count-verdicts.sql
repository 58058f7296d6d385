-- Verdicts on jobs made since $1 by whoever gave them, the newest name first: by outcome, and of the jobs with doubts
-- whose writer was asked (and agreed), or had said beforehand that doubts shall not stop them. Jobs whose month is
-- archived are left out. An id carries its millisecond, so the key of verdicts bounds the scan.
SELECT verdicts.validator,
       count(*) FILTER (WHERE verdicts.outcome = 'pass')::int AS passed,
       count(*) FILTER (WHERE verdicts.outcome = 'warn')::int AS warned,
       count(*) FILTER (WHERE verdicts.outcome = 'block')::int AS blocked,
       count(DISTINCT jobs.id) FILTER (WHERE verdicts.outcome = 'warn'
           AND jobs.result_data ->> 'doubtsAccepted' IS DISTINCT FROM 'beforehand')::int AS asked,
       count(DISTINCT jobs.id) FILTER (WHERE verdicts.outcome = 'warn'
           AND jobs.result_data ->> 'doubtsAccepted' = 'after_reading')::int AS accepted,
       count(DISTINCT jobs.id) FILTER (WHERE verdicts.outcome = 'warn'
           AND jobs.result_data ->> 'doubtsAccepted' = 'beforehand')::int AS unasked
FROM verdicts
JOIN jobs ON jobs.id = verdicts.job_id AND jobs.created_at = verdicts.job_created_at
WHERE verdicts.job_id >= (SELECT rpad(lpad(to_hex((extract(epoch FROM $1::timestamptz) * 1000)::bigint), 12, '0'), 32, '0')::uuid)
    AND jobs.created_at >= $1::timestamptz
GROUP BY verdicts.validator
ORDER BY max(verdicts.created_at) DESC
