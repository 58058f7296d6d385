-- Who wrote a scene's published segments, most segments first. $2, $3: segments and person to continue after. $4: rows
-- at most.
SELECT written.user_id::text, users.username, users.display_name, written.segment_count,
       iso_instant(written.last_segment_at) AS last_segment_at
FROM (
    SELECT user_id, count(*)::int AS segment_count, max(published_at) AS last_segment_at
    FROM segment_positions WHERE scene_id = $1::uuid AND status = 'active'
    GROUP BY user_id
) written
JOIN users ON users.id = written.user_id
WHERE (written.segment_count, written.user_id) < ($2::int, $3::uuid)
ORDER BY written.segment_count DESC, written.user_id DESC
LIMIT $4::int
