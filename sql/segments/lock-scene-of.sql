-- The scene that a segment ($1) is in, locked until the transaction ends: before its segments, as everywhere. No row when
-- there is no such segment.
SELECT id::text, user_id::text, status FROM scenes
WHERE id = (SELECT scene_id FROM segment_positions WHERE segment_id = $1::uuid)
FOR NO KEY UPDATE
