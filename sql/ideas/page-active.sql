-- Ids of visible ideas by when something last happened to them: a segment published in one of their scenes, or else the
-- idea itself. The first half walks the scenes' own order and keeps each idea's liveliest scene, so neither half sorts.
-- key_id breaks ties: the scene's id in the first half, the idea's in the second.
-- $1 topic, $2 category: NULL for any. $3, $4, $5: tags that must all, may any, must not be there; an empty list asks
-- for nothing. $6: words to find, NULL for none. $7, $8: time and key_id to continue after. $9: rows at most.
(
    SELECT ideas.id::text, iso_instant(scenes.last_segment_at) AS at, scenes.id::text AS key_id,
           scenes.last_segment_at AS moment, scenes.id AS tie
    FROM scenes JOIN ideas ON ideas.id = scenes.idea_id
    WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
      AND ($1::uuid IS NULL OR ideas.topic_id = $1::uuid)
      AND ($2::uuid IS NULL OR ideas.category_id = $2::uuid)
      AND (cardinality($3::text[]) = 0 OR ideas.tags @> $3::text[])
      AND (cardinality($4::text[]) = 0 OR ideas.tags && $4::text[])
      AND NOT coalesce(ideas.tags && $5::text[], false)
      AND ($6::text IS NULL OR ideas.search @@ websearch_to_tsquery('simple', $6::text))
      AND scenes.status IN ('active', 'locked')
      AND (scenes.last_segment_at, scenes.id) < ($7::timestamptz, $8::uuid)
      AND NOT EXISTS (
          SELECT 1 FROM scenes livelier
          WHERE livelier.idea_id = scenes.idea_id AND livelier.status IN ('active', 'locked')
            AND (livelier.last_segment_at, livelier.id) > (scenes.last_segment_at, scenes.id)
      )
    ORDER BY scenes.last_segment_at DESC, scenes.id DESC
    LIMIT $9::int
)
UNION ALL
(
    SELECT ideas.id::text, iso_instant(ideas.created_at), ideas.id::text, ideas.created_at, ideas.id
    FROM ideas
    WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
      AND ($1::uuid IS NULL OR ideas.topic_id = $1::uuid)
      AND ($2::uuid IS NULL OR ideas.category_id = $2::uuid)
      AND (cardinality($3::text[]) = 0 OR ideas.tags @> $3::text[])
      AND (cardinality($4::text[]) = 0 OR ideas.tags && $4::text[])
      AND NOT coalesce(ideas.tags && $5::text[], false)
      AND ($6::text IS NULL OR ideas.search @@ websearch_to_tsquery('simple', $6::text))
      AND (ideas.created_at, ideas.id) < ($7::timestamptz, $8::uuid)
      AND NOT EXISTS (
          SELECT 1 FROM scenes
          WHERE scenes.idea_id = ideas.id AND scenes.status IN ('active', 'locked')
            AND scenes.last_segment_at IS NOT NULL
      )
    ORDER BY ideas.created_at DESC, ideas.id DESC
    LIMIT $9::int
)
ORDER BY moment DESC, tie DESC
LIMIT $9::int
