-- Likes an idea or a scene ($2: which) once per person, and queues the change of its counter. Liking again changes
-- nothing. One row: the likes the counter holds or will hold.
WITH liked AS (
    INSERT INTO likes (user_id, target_type, target_id) VALUES ($1::uuid, $2::text, $3::uuid)
    ON CONFLICT (user_id, target_type, target_id) DO NOTHING
    RETURNING target_type, target_id
),
queued AS (
    INSERT INTO counter_changes (target_type, target_id, likes) SELECT target_type, target_id, 1 FROM liked
    RETURNING likes
)
SELECT (
    CASE $2::text WHEN 'idea' THEN (SELECT like_count FROM ideas WHERE id = $3::uuid)
                  ELSE (SELECT like_count FROM scenes WHERE id = $3::uuid) END
    + coalesce((SELECT sum(likes) FROM counter_changes WHERE target_id = $3::uuid AND target_type = $2::text), 0)
    + coalesce((SELECT sum(likes) FROM queued), 0)
)::int AS like_count
