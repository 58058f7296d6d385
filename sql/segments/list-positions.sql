-- The published segments of a scene with sequences in ($2, $2 + $3], in order, with the second each starts at. Reads
-- the ledger only and is bounded on both sides, so a page never sorts or walks a scene. What is taken down is left out
-- and shortens the scene, as in its playlists. What lies before the page is summed in a subquery of its own value: as a
-- joined one it was summed again for every row of the page.
SELECT segment_positions.segment_id::text AS id, segment_positions.sequence, users.username, users.display_name,
       segment_positions.excerpt, segment_positions.duration_seconds,
       ((SELECT coalesce(sum(earlier.duration_seconds), 0) FROM segment_positions earlier
         WHERE earlier.scene_id = $1::uuid AND earlier.sequence <= $2::int AND earlier.status = 'active')
           + sum(segment_positions.duration_seconds) OVER (ORDER BY segment_positions.sequence)
           - segment_positions.duration_seconds)::int AS starts_at,
       segment_positions.thumbnail_url, segment_positions.media_key,
       iso_instant(segment_positions.published_at) AS published_at
FROM segment_positions
JOIN users ON users.id = segment_positions.user_id
WHERE segment_positions.scene_id = $1::uuid AND segment_positions.status = 'active'
  AND segment_positions.sequence > $2::int AND segment_positions.sequence <= $2::int + $3::int
ORDER BY segment_positions.sequence
