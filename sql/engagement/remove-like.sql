-- Takes a person's like back and queues the change of the counter; without a like nothing changes. One row: the likes
-- the counter holds or will hold.
WITH unliked AS (
    DELETE FROM likes WHERE user_id = $1::uuid AND target_type = $2::text AND target_id = $3::uuid
    RETURNING target_type, target_id
),
queued AS (
    INSERT INTO counter_changes (target_type, target_id, likes) SELECT target_type, target_id, -1 FROM unliked
    RETURNING likes
)
SELECT (
    CASE $2::text WHEN 'idea' THEN (SELECT like_count FROM ideas WHERE id = $3::uuid)
                  ELSE (SELECT like_count FROM scenes WHERE id = $3::uuid) END
    + coalesce((SELECT sum(likes) FROM counter_changes WHERE target_id = $3::uuid AND target_type = $2::text), 0)
    + coalesce((SELECT sum(likes) FROM queued), 0)
)::int AS like_count
