-- Ids of visible scenes, most liked first, by row-value keyset.
-- $1 topic, $2 idea: NULL for any. $3: who asks, NULL for a stranger; a scene still without segments shows only to the
-- person who began it. $4, $5: likes and id to continue after. $6: rows at most.
-- $7: category of the scene's idea, $8: status; NULL for any.
SELECT scenes.id::text, scenes.like_count
FROM scenes
WHERE scenes.status IN ('active', 'locked') AND (scenes.segment_count > 0 OR scenes.user_id = $3::uuid)
  AND ($1::uuid IS NULL OR scenes.topic_id = $1::uuid)
  AND ($2::uuid IS NULL OR scenes.idea_id = $2::uuid)
  AND ($7::uuid IS NULL OR EXISTS (SELECT 1 FROM ideas WHERE ideas.id = scenes.idea_id
                                          AND ideas.category_id = $7::uuid))
  AND ($8::text IS NULL OR scenes.status = $8::text)
  AND (scenes.like_count, scenes.id) < ($4::int, $5::uuid)
ORDER BY scenes.like_count DESC, scenes.id DESC
LIMIT $6::int
