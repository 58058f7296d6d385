-- One person's topic proposals, newest first. $2, $3: time and id to continue after. $4: rows at most.
SELECT id::text, name, description, status, rejection_reason, iso_instant(created_at) AS created_at
FROM user_topics
WHERE user_id = $1::uuid AND (created_at, id) < ($2::timestamptz, $3::uuid)
ORDER BY created_at DESC, id DESC
LIMIT $4::int
