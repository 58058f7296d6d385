-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- Ids of scenes anybody may watch, best match first; without words the newest. Ranked are the newest thousand matches
-- begun before $11, NULL for the first page, as for ideas.
-- $1: the words, NULL for any. $2, $3: slugs of topics it must be in one of, must not be in. $4, $5: tags that its idea
-- must all, must not have. $6, $7: languages it must be in one of, must not be in. $8, $9: 'short' (below a minute),
-- 'medium' or 'long' (above five), must be one of, must not be; an empty list asks for nothing. $10: its status, NULL for
-- either. $12, $13: rank and id to continue after. $14: rows at most.
SELECT ranked.id::text, ranked.rank::float8 AS rank
FROM (
    SELECT candidates.id,
           CASE WHEN $1::text IS NULL THEN 0::real
                ELSE ts_rank(candidates.search, websearch_to_tsquery('simple', $1::text)) END AS rank
    FROM (
        SELECT scenes.id, scene_search.search
        FROM scenes LEFT JOIN scene_search ON scene_search.scene_id = scenes.id
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
          AND (cardinality($8::text[]) = 0 OR CASE WHEN scenes.total_duration < 60 THEN 'short'
               WHEN scenes.total_duration <= 300 THEN 'medium' ELSE 'long' END = ANY($8::text[]))
          AND (cardinality($9::text[]) = 0 OR CASE WHEN scenes.total_duration < 60 THEN 'short'
               WHEN scenes.total_duration <= 300 THEN 'medium' ELSE 'long' END <> ALL($9::text[]))
          AND ($10::text IS NULL OR scenes.status = $10::text)
          AND ($11::timestamptz IS NULL OR scenes.created_at + INTERVAL '0' <= $11::timestamptz)
        ORDER BY scenes.created_at DESC, scenes.id DESC
        LIMIT 1000
    ) candidates
) ranked
WHERE (ranked.rank::float8, ranked.id) < ($12::float8, $13::uuid)
ORDER BY ranked.rank DESC, ranked.id DESC
LIMIT $14::int
