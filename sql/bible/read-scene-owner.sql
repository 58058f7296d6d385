-- Who owns a scene, and how many segments it has; no row when there is none.
SELECT user_id::text, segment_count FROM scenes WHERE id = $1::uuid
