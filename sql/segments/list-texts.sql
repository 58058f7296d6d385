-- Planned once.
-- What was written for the published segments of a scene with sequences in ($2, $3], in order. Bounded on both sides and
-- read by the month in the id; the limit of one keeps the planner from joining the texts of all months instead.
SELECT segment_positions.segment_id::text, segment_positions.sequence, segment_positions.media_key,
       segment_positions.duration_seconds, segment_positions.language, users.username, users.display_name, texts.input_text,
       texts.expanded_script
FROM segment_positions
CROSS JOIN LATERAL (
    SELECT segments.input_text, segments.expanded_script FROM segments
    WHERE segments.id = segment_positions.segment_id
      AND segments.created_at = uuid_extract_timestamp(segment_positions.segment_id)
    LIMIT 1
) texts
JOIN users ON users.id = segment_positions.user_id
WHERE segment_positions.scene_id = $1::uuid AND segment_positions.status = 'active'
  AND segment_positions.sequence > $2::int AND segment_positions.sequence <= $3::int
ORDER BY segment_positions.sequence
