-- A scene's bible versions below $2, newest first, at most $3, each with what changed and the published segment that
-- made it, or the person who edited it.
SELECT scene_bibles.version, iso_instant(scene_bibles.created_at) AS created_at,
       segment_positions.segment_id::text, segment_positions.sequence,
       coalesce(scene_bibles.diff, '[]') AS changes, users.username, users.display_name, scene_bibles.reason
FROM scene_bibles
LEFT JOIN segment_positions ON segment_positions.segment_id = scene_bibles.created_by_segment_id
    AND segment_positions.status = 'active'
LEFT JOIN users ON users.id = scene_bibles.created_by_user_id AND segment_positions.segment_id IS NULL
    AND scene_bibles.version > 1
WHERE scene_bibles.scene_id = $1::uuid AND scene_bibles.version < $2::int
ORDER BY scene_bibles.version DESC
LIMIT $3::int
