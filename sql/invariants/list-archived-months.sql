-- The months whose jobs are published but no longer in the database, such as 2026_01; they must be in the archive.
SELECT DISTINCT to_char(month, 'YYYY_MM') AS month
FROM (SELECT DISTINCT date_trunc('month', uuid_extract_timestamp(job_id), 'UTC') AT TIME ZONE 'UTC' AS month
      FROM segment_positions) published
WHERE NOT EXISTS (
    SELECT 1 FROM pg_inherits
    WHERE inhparent = 'jobs'::regclass AND inhrelid = to_regclass('jobs_' || to_char(month, 'YYYY_MM'))
)
ORDER BY month
