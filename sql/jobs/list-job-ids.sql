-- Ids of one person's jobs, newest first, after (time, id) $3 and $4, at most $5. $2 narrows to one scene.
SELECT id::text, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at FROM jobs
WHERE user_id = $1::uuid
  AND ($2::uuid IS NULL OR scene_id = $2::uuid)
  AND (created_at, id) < ($3::timestamptz, $4::uuid)
ORDER BY created_at DESC, id DESC LIMIT $5::int
