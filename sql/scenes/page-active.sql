-- Ids of visible scenes by when they last grew, by row-value keyset; a scene without segments has not.
-- $1 topic, $2 idea: NULL for any. $3, $4: time and id to continue after. $5: rows at most.
SELECT scenes.id::text, iso_instant(scenes.last_segment_at) AS at
FROM scenes
WHERE scenes.status IN ('active', 'locked')
  AND ($1::uuid IS NULL OR scenes.topic_id = $1::uuid)
  AND ($2::uuid IS NULL OR scenes.idea_id = $2::uuid)
  AND (scenes.last_segment_at, scenes.id) < ($3::timestamptz, $4::uuid)
ORDER BY scenes.last_segment_at DESC, scenes.id DESC
LIMIT $5::int
