-- Says of a segment ($1) in which language it is ($2, NULL when nobody knows) and what may be hard to watch in it ($3). A
-- scene speaks the language of its opening, or else of the first segment of which it is known. The caller holds the
-- scene's lock. One row.
WITH place AS (
    UPDATE segment_positions SET language = $2::text, content_notes = $3::text[] WHERE segment_id = $1::uuid
    RETURNING scene_id, sequence
),
scene AS (
    UPDATE scenes SET language = $2::text FROM place
    WHERE scenes.id = place.scene_id AND $2::text IS NOT NULL AND (place.sequence = 1 OR scenes.language IS NULL)
)
SELECT sequence FROM place
