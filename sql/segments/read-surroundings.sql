-- What surrounds a published segment in its scene and is needed to film it again: the bible it brought, the second it
-- starts at, its writer's public name. No row when there is none. $1 must be a uuidv7.
SELECT scenes.title, segment_positions.sequence, scene_bibles.data AS bible,
       coalesce(users.display_name, users.username) AS writer,
       (SELECT coalesce(sum(earlier.duration_seconds), 0)::int FROM segment_positions earlier
        WHERE earlier.scene_id = segment_positions.scene_id AND earlier.sequence < segment_positions.sequence)
           AS starts_at
FROM segment_positions
JOIN segments ON segments.id = segment_positions.segment_id AND segments.created_at = uuid_extract_timestamp($1::uuid)
JOIN scenes ON scenes.id = segment_positions.scene_id
JOIN scene_bibles ON scene_bibles.scene_id = scenes.id AND scene_bibles.version = segments.bible_version
JOIN users ON users.id = segment_positions.user_id
WHERE segment_positions.segment_id = $1::uuid
