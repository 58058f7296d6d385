-- Planned once.
-- The media of a scene's published segments with sequences in ($2, $3], in order: one snapshot for every rendition.
SELECT sequence, media_key FROM segment_positions
WHERE scene_id = $1::uuid AND sequence > $2::int AND sequence <= $3::int AND status = 'active'
ORDER BY sequence
