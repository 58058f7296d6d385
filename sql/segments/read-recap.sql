-- Planned once.
-- For each span of sequences ($2[i], $3[i]] its newest published segment: what it tells in a line and, for the spans from
-- $4 on (counted from 1), its last words. A span whose segments were all taken down gives no row. Each is one descent of
-- the ledger's key, so that it costs the same in a scene of ten and of ten
-- thousand; the limit of one keeps the planner from joining the texts of all months instead.
SELECT places.segment_id::text, places.sequence, places.language, users.username, users.display_name, texts.expanded_script,
       CASE WHEN spans.number >= $4::int THEN right(texts.input_text, 1200) END AS tail
FROM unnest($2::int[], $3::int[]) WITH ORDINALITY AS spans (after, up_to, number)
CROSS JOIN LATERAL (
    SELECT segment_positions.segment_id, segment_positions.sequence, segment_positions.language,
           segment_positions.user_id
    FROM segment_positions
    WHERE segment_positions.scene_id = $1::uuid AND segment_positions.status = 'active'
      AND segment_positions.sequence > spans.after AND segment_positions.sequence <= spans.up_to
    ORDER BY segment_positions.sequence DESC LIMIT 1
) places
CROSS JOIN LATERAL (
    SELECT segments.input_text, segments.expanded_script FROM segments
    WHERE segments.id = places.segment_id AND segments.created_at = uuid_extract_timestamp(places.segment_id)
    LIMIT 1
) texts
JOIN users ON users.id = places.user_id
ORDER BY places.sequence
