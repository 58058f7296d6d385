-- Planned once.
-- A scene's standing and one page of its published segments, with sequences in ($2, $2 + $3], in order and in one
-- snapshot. No row when there is no such scene, one with an empty page when there is nothing on it. Says nothing about
-- who may see it. What is taken down is left out and shortens the scene, as in its playlists.
-- standing: JSON, the same on every row; before: the seconds before the page. Bounded on both sides, and what lies before
-- is the last mark and at most 63 rows: a page costs the same wherever it is. published_at: UTC, without its zone.
WITH standing AS MATERIALIZED (
    SELECT json_build_object(
               'user_id', scenes.user_id, 'status', scenes.status, 'playlist_revision', scenes.playlist_revision,
               'content_version', scenes.content_version,
               'last_sequence', coalesce((SELECT newest.sequence FROM segment_positions newest
                                          WHERE newest.scene_id = scenes.id AND newest.status = 'active'
                                          ORDER BY newest.sequence DESC LIMIT 1), 0),
               'before', coalesce(mark.seconds, 0) + coalesce((
                   SELECT sum(earlier.duration_seconds) FROM segment_positions earlier
                   WHERE earlier.scene_id = $1::uuid AND earlier.status = 'active'
                     AND earlier.sequence > coalesce(mark.sequence, 0) AND earlier.sequence <= $2::int), 0)
           )::text AS standing
    FROM scenes
    LEFT JOIN LATERAL (
        SELECT scene_marks.sequence, scene_marks.seconds FROM scene_marks
        WHERE scene_marks.scene_id = $1::uuid AND scene_marks.sequence <= $2::int
        ORDER BY scene_marks.sequence DESC LIMIT 1
    ) mark ON true
    WHERE scenes.id = $1::uuid
)
SELECT standing.standing, page.*
FROM standing
LEFT JOIN LATERAL (
    SELECT places.segment_id::text, places.sequence, users.username, users.display_name, places.excerpt,
           places.language, places.content_notes,
           places.duration_seconds, places.thumbnail_url, places.media_key,
           (places.published_at AT TIME ZONE 'UTC')::text AS published_at
    FROM segment_positions places
    JOIN users ON users.id = places.user_id
    WHERE places.scene_id = $1::uuid AND places.status = 'active'
      AND places.sequence > $2::int AND places.sequence <= $2::int + $3::int
) page ON true
ORDER BY page.sequence
