-- The media of a scene's published segments up to sequence $2, in order: one snapshot for every rendition.
SELECT sequence, media_key FROM segment_positions
WHERE scene_id = $1::uuid AND sequence > 0 AND sequence <= $2::int AND status = 'active'
ORDER BY sequence
