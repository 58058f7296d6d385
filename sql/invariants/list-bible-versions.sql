-- The bible versions after the one at ($1, $2), in order of scene and version, at most $3, each with the place of the
-- segment that made it.
SELECT bibles.scene_id::text, bibles.version, bibles.data, bibles.operations, positions.sequence
FROM scene_bibles bibles
LEFT JOIN segment_positions positions ON positions.segment_id = bibles.created_by_segment_id
WHERE (bibles.scene_id, bibles.version) > ($1::uuid, $2::int)
ORDER BY bibles.scene_id, bibles.version
LIMIT $3::int
