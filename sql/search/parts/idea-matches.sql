-- Part of find-ideas.sql and count-idea-facets.sql: the newest thousand visible ideas that words and facets find.
-- $1: the words, NULL for any. $2, $3: slugs of topics it must be in one of, must not be in. $4, $5: tags that must all,
-- must not be there; an empty list asks for nothing. $6: whether scenes have grown from it, NULL for either. $7: when it
-- was made at the latest, NULL for any time. What is not asked for is not compared, or the planner would expect a sixth
-- of the matches and sort them all.
SELECT ideas.id, ideas.topic_id, ideas.tags, ideas.search FROM ideas
WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
  AND ($1::text IS NULL OR ideas.search @@ websearch_to_tsquery('simple', $1::text))
  AND (cardinality($2::text[]) = 0 OR ideas.topic_id = ANY(ARRAY(SELECT id FROM topics WHERE slug = ANY($2::text[]))))
  AND (cardinality($3::text[]) = 0 OR ideas.topic_id <> ALL(ARRAY(SELECT id FROM topics WHERE slug = ANY($3::text[]))))
  AND (cardinality($4::text[]) = 0 OR ideas.tags @> $4::text[])
  AND (cardinality($5::text[]) = 0 OR NOT coalesce(ideas.tags && $5::text[], false))
  AND ($6::boolean IS NULL OR (ideas.scene_count > 0) = $6::boolean)
  -- As a sum it tempts no plan to read the whole index of creation times.
  AND ($7::timestamptz IS NULL OR ideas.created_at + INTERVAL '0' <= $7::timestamptz)
ORDER BY ideas.created_at DESC, ideas.id DESC
LIMIT 1000
