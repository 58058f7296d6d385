-- Planned once.
-- What a scene's event stream says of its published segments after sequence $2, in order, at most $3 rows.
SELECT segment_id::text, job_id::text, sequence, iso_instant(published_at) AS published_at
FROM segment_positions
WHERE scene_id = $1::uuid AND sequence > $2::int AND sequence <= $2::int + $3::int AND status = 'active'
ORDER BY sequence
