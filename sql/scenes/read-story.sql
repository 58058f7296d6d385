-- What a stage must know of a scene: its standing, its newest bible and its rolling summary.
SELECT scenes.title, scenes.status, scenes.segment_count, scenes.total_duration, scenes.bible_version,
       scenes.playlist_revision,
       scene_bibles.data AS bible,
       coalesce((SELECT summary FROM scene_summaries WHERE scene_summaries.scene_id = scenes.id
                 ORDER BY updated_at DESC, id DESC LIMIT 1), '') AS summary,
       (SELECT coalesce(display_name, username) FROM users WHERE users.id = $2::uuid) AS writer
FROM scenes JOIN scene_bibles ON scene_bibles.scene_id = scenes.id AND scene_bibles.version = scenes.bible_version
WHERE scenes.id = $1::uuid
