-- Part of find-scenes.sql and count-scene-facets.sql: the newest thousand scenes anybody may watch that words and facets
-- find. As for ideas, what is not asked for is not compared.
-- $1: the words, NULL for any. $2, $3: slugs of topics it must be in one of, must not be in. $4, $5: tags that its idea
-- must all, must not have. $6, $7: languages it must be in one of, must not be in. $8, $9: 'short' (below a minute),
-- 'medium' or 'long' (above five), must be one of, must not be. $10, $11: content notes it must all, must not have; an
-- empty list asks for nothing. $12: its status, NULL for either. $13: when it was begun at the latest, NULL for any time.
SELECT scenes.id, scenes.topic_id, scenes.idea_id, scenes.language, scenes.content_notes, measured.length,
       scene_search.search
FROM scenes
LEFT JOIN scene_search ON scene_search.scene_id = scenes.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN scenes.total_duration < 60 THEN 'short'
                WHEN scenes.total_duration <= 300 THEN 'medium' ELSE 'long' END AS length
) measured
WHERE scenes.status IN ('active', 'locked') AND scenes.segment_count > 0
  AND ($1::text IS NULL OR scene_search.search @@ websearch_to_tsquery('simple', $1::text))
  AND (cardinality($2::text[]) = 0 OR scenes.topic_id = ANY(ARRAY(SELECT id FROM topics WHERE slug = ANY($2::text[]))))
  AND (cardinality($3::text[]) = 0 OR scenes.topic_id <> ALL(ARRAY(SELECT id FROM topics WHERE slug = ANY($3::text[]))))
  AND (cardinality($4::text[]) = 0
       OR EXISTS (SELECT 1 FROM ideas WHERE ideas.id = scenes.idea_id AND ideas.tags @> $4::text[]))
  AND (cardinality($5::text[]) = 0
       OR NOT EXISTS (SELECT 1 FROM ideas WHERE ideas.id = scenes.idea_id AND ideas.tags && $5::text[]))
  AND (cardinality($6::text[]) = 0 OR scenes.language = ANY($6::text[]))
  AND (cardinality($7::text[]) = 0 OR scenes.language IS NULL OR scenes.language <> ALL($7::text[]))
  AND (cardinality($8::text[]) = 0 OR measured.length = ANY($8::text[]))
  AND (cardinality($9::text[]) = 0 OR measured.length <> ALL($9::text[]))
  AND (cardinality($10::text[]) = 0 OR scenes.content_notes @> $10::text[])
  AND (cardinality($11::text[]) = 0 OR NOT scenes.content_notes && $11::text[])
  AND ($12::text IS NULL OR scenes.status = $12::text)
  AND ($13::timestamptz IS NULL OR scenes.created_at + INTERVAL '0' <= $13::timestamptz)
ORDER BY scenes.created_at DESC, scenes.id DESC
LIMIT 1000
