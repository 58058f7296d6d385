-- Ids of visible ideas, newest first, by row-value keyset: every page costs the same, however deep.
-- $1 topic, $2 category: NULL for any. $3, $4, $5: tags that must all, may any, must not be there; an empty list asks
-- for nothing. $6: words to find, NULL for none. $7, $8: time and id to continue after. $9: rows at most.
SELECT ideas.id::text, iso_instant(ideas.created_at) AS at
FROM ideas
WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
  AND ($1::uuid IS NULL OR ideas.topic_id = $1::uuid)
  AND ($2::uuid IS NULL OR ideas.category_id = $2::uuid)
  AND (cardinality($3::text[]) = 0 OR ideas.tags @> $3::text[])
  AND (cardinality($4::text[]) = 0 OR ideas.tags && $4::text[])
  AND NOT coalesce(ideas.tags && $5::text[], false)
  AND ($6::text IS NULL OR ideas.search @@ websearch_to_tsquery('simple', $6::text))
  AND (ideas.created_at, ideas.id) < ($7::timestamptz, $8::uuid)
ORDER BY ideas.created_at DESC, ideas.id DESC
LIMIT $9::int
