-- Planned once.
-- Whether a scene may be seen and where its list of segments ends; no row when there is none.
SELECT user_id::text, status, playlist_revision, content_version,
       coalesce((SELECT newest.sequence FROM segment_positions newest
                 WHERE newest.scene_id = scenes.id AND newest.status = 'active'
                 ORDER BY newest.sequence DESC LIMIT 1), 0) AS last_sequence
FROM scenes WHERE id = $1::uuid
