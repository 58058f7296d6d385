-- Keeps where a person ($1) stopped watching a scene ($2): a published segment of it ($3) and the seconds into it ($4).
-- $5: the newest segment they knew of. One row: whether there is such a segment, and whether the place was kept, which
-- it is not for whoever keeps no history.
WITH place AS (
    SELECT places.sequence, least($4::int, places.duration_seconds) AS seconds,
           (SELECT newest.sequence FROM segment_positions newest
            WHERE newest.scene_id = $2::uuid AND newest.status = 'active'
            ORDER BY newest.sequence DESC LIMIT 1) AS newest_sequence
    FROM segment_positions places
    WHERE places.segment_id = $3::uuid AND places.scene_id = $2::uuid AND places.status = 'active'
),
kept AS (
    INSERT INTO watch_positions (user_id, scene_id, segment_id, seconds, newest_sequence)
    SELECT $1::uuid, $2::uuid, $3::uuid, place.seconds, greatest(place.sequence, least($5::int, place.newest_sequence))
    FROM place
    WHERE EXISTS (SELECT 1 FROM users WHERE id = $1::uuid AND keeps_history)
    ON CONFLICT (user_id, scene_id) DO UPDATE SET segment_id = excluded.segment_id, seconds = excluded.seconds,
        newest_sequence = excluded.newest_sequence, watched_at = now()
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM place) AS found, EXISTS (SELECT 1 FROM kept) AS kept
