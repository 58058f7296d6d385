-- Ids of visible scenes by when they last grew, by row-value keyset; a scene without segments has not.
-- $1 topic, $2 idea: NULL for any. $3, $4: time and id to continue after. $5: rows at most.
-- $6: category of the scene's idea, $7: status; NULL for any.
SELECT scenes.id::text, iso_instant(scenes.last_segment_at) AS at
FROM scenes
WHERE scenes.status IN ('active', 'locked')
  AND ($1::uuid IS NULL OR scenes.topic_id = $1::uuid)
  AND ($2::uuid IS NULL OR scenes.idea_id = $2::uuid)
  AND ($6::uuid IS NULL OR EXISTS (SELECT 1 FROM ideas WHERE ideas.id = scenes.idea_id
                                          AND ideas.category_id = $6::uuid))
  AND ($7::text IS NULL OR scenes.status = $7::text)
  AND (scenes.last_segment_at, scenes.id) < ($3::timestamptz, $4::uuid)
ORDER BY scenes.last_segment_at DESC, scenes.id DESC
LIMIT $5::int
