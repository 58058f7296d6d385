-- Changes a scene's words and has search read it anew; the caller holds its lock. $2: the title, NULL to leave it. $3:
-- whether $4 replaces the description, which may itself be NULL. One row.
WITH queued AS (INSERT INTO search_inbox (kind, target_id) VALUES ('scene', $1::uuid))
UPDATE scenes SET title = coalesce($2::text, title),
                  description = CASE WHEN $3::boolean THEN $4::text ELSE description END
WHERE id = $1::uuid
RETURNING true AS updated
