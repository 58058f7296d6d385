-- The last segments of a scene up to sequence $2, newest first, at most $3, with what the storyteller needs of them.
-- Bounded on both sides and joined by the month in the id, so that it never sorts a scene (PERFORMANCE.md 3.4).
SELECT segment_positions.sequence, segments.input_text, segments.expanded_script
FROM segment_positions
JOIN segments ON segments.id = segment_positions.segment_id
    AND segments.created_at = uuid_extract_timestamp(segment_positions.segment_id)
WHERE segment_positions.scene_id = $1::uuid AND segment_positions.status = 'active'
  AND segment_positions.sequence > $2::int - $3::int AND segment_positions.sequence <= $2::int
ORDER BY segment_positions.sequence DESC
