-- One version of a scene's bible, or the newest when $2 is NULL; no row when there is no such version.
SELECT scene_bibles.version, scene_bibles.data, iso_instant(scene_bibles.created_at) AS created_at,
       scenes.bible_version AS newest_version
FROM scenes
JOIN scene_bibles ON scene_bibles.scene_id = scenes.id
    AND scene_bibles.version = coalesce($2::int, scenes.bible_version)
WHERE scenes.id = $1::uuid
