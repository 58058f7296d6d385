-- A scene's standing and one page of its published segments, with sequences in ($2, $2 + $3], in one snapshot; no row
-- when there is no such scene. Says nothing about who may see it.
-- items: the segments in order as JSON objects with commas between, NULL when there are none; written here because
-- fifty rows cost more to carry over and build again than to read. What is taken down is left out and shortens the
-- scene, as in its playlists. Bounded on both sides, and what lies before is the last mark and at most 63 rows: a page
-- costs the same wherever it is.
SELECT scenes.user_id::text, scenes.status, scenes.playlist_revision, scenes.content_version,
       coalesce((SELECT newest.sequence FROM segment_positions newest
                 WHERE newest.scene_id = scenes.id AND newest.status = 'active'
                 ORDER BY newest.sequence DESC LIMIT 1), 0) AS last_sequence,
       (
           SELECT string_agg(concat(
                      '{"id":"', page.segment_id, '","sequence":', page.sequence,
                      ',"author":{"username":', to_json(page.username),
                      ',"displayName":', coalesce(to_json(page.display_name)::text, 'null'),
                      '},"excerpt":', to_json(page.excerpt), ',"duration":', page.duration_seconds,
                      ',"startsAt":', page.before + page.up_to - page.duration_seconds,
                      ',"posterUrl":', coalesce(to_json(page.thumbnail_url)::text, 'null'),
                      ',"videoUrl":', to_json('/' || page.media_key || '/segment.mp4'),
                      ',"publishedAt":"', iso_instant(page.published_at), '"}'
                  ), ',' ORDER BY page.sequence)
           FROM (
               SELECT segment_positions.*, users.username, users.display_name,
                      sum(segment_positions.duration_seconds) OVER (ORDER BY segment_positions.sequence) AS up_to,
                      (SELECT coalesce(mark.seconds, 0) + coalesce(sum(earlier.duration_seconds), 0)
                       FROM (SELECT 1) AS always
                       LEFT JOIN LATERAL (
                           SELECT scene_marks.sequence, scene_marks.seconds FROM scene_marks
                           WHERE scene_marks.scene_id = $1::uuid AND scene_marks.sequence <= $2::int
                           ORDER BY scene_marks.sequence DESC LIMIT 1
                       ) mark ON true
                       LEFT JOIN segment_positions earlier
                           ON earlier.scene_id = $1::uuid AND earlier.status = 'active'
                           AND earlier.sequence > coalesce(mark.sequence, 0) AND earlier.sequence <= $2::int
                       GROUP BY mark.seconds) AS before
               FROM segment_positions
               JOIN users ON users.id = segment_positions.user_id
               WHERE segment_positions.scene_id = $1::uuid AND segment_positions.status = 'active'
                 AND segment_positions.sequence > $2::int AND segment_positions.sequence <= $2::int + $3::int
           ) page
       ) AS items
FROM scenes WHERE scenes.id = $1::uuid
