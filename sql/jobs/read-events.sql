-- The lines of a job's feed after number $2, oldest first, at most 500; the reader comes back for more.
SELECT sequence, kind, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, payload
FROM job_events WHERE job_id = $1::uuid AND sequence > $2::int
ORDER BY sequence LIMIT 500
