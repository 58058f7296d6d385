-- Ids of one person's jobs, newest first, after (time, id) $3 and $4, at most $5. $2 narrows to one scene, $6 to jobs that
-- stand so. Ordered by the columns, not by the texts of the same names: those have no index, and every job of the person
-- would be sorted.
-- The second bound on created_at says nothing new, but leaves out the months after $3, which the pair does not.
SELECT id::text, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at FROM jobs
WHERE user_id = $1::uuid
  AND ($2::uuid IS NULL OR scene_id = $2::uuid)
  AND (created_at, id) < ($3::timestamptz, $4::uuid)
  AND created_at <= $3::timestamptz
  AND ($6::text IS NULL OR work_state(status, error_code) = $6::text)
ORDER BY jobs.created_at DESC, jobs.id DESC LIMIT $5::int
