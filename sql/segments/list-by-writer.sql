-- The newest published segments of one person ($1: username), of scenes that are open to everybody, at most $2.
SELECT segment_positions.segment_id::text AS id, segment_positions.scene_id::text, segment_positions.sequence,
       scenes.title AS scene_title, segment_positions.excerpt, users.username, users.display_name,
       iso_instant(segment_positions.published_at) AS published_at
FROM users
JOIN segment_positions ON segment_positions.user_id = users.id
JOIN scenes ON scenes.id = segment_positions.scene_id
WHERE users.username = $1::text AND segment_positions.status = 'active' AND scenes.status IN ('active', 'locked')
ORDER BY segment_positions.published_at DESC
LIMIT $2::int
