-- Ids of visible ideas, most liked first, by row-value keyset.
-- $1 topic, $2 category: NULL for any. $3, $4, $5: tags that must all, may any, must not be there; an empty list asks
-- for nothing. $6: words to find, NULL for none. $7, $8: likes and id to continue after. $9: rows at most.
SELECT ideas.id::text, ideas.like_count
FROM ideas
WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
  AND ($1::uuid IS NULL OR ideas.topic_id = $1::uuid)
  AND ($2::uuid IS NULL OR ideas.category_id = $2::uuid)
  AND (cardinality($3::text[]) = 0 OR ideas.tags @> $3::text[])
  AND (cardinality($4::text[]) = 0 OR ideas.tags && $4::text[])
  AND NOT coalesce(ideas.tags && $5::text[], false)
  AND ($6::text IS NULL OR ideas.search @@ websearch_to_tsquery('simple', $6::text))
  AND (ideas.like_count, ideas.id) < ($7::int, $8::uuid)
ORDER BY ideas.like_count DESC, ideas.id DESC
LIMIT $9::int
