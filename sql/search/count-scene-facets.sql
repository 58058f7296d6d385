-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- What else the newest thousand scenes found have in common: one row for each topic, language and length, and for the
-- twenty commonest tags of their ideas.
-- $1 to $9 as in find-scenes.sql; $10: its status, NULL for either.
WITH candidates AS MATERIALIZED (
    SELECT scenes.topic_id, scenes.idea_id, scenes.language,
           CASE WHEN scenes.total_duration < 60 THEN 'short'
                WHEN scenes.total_duration <= 300 THEN 'medium' ELSE 'long' END AS length
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
    ORDER BY scenes.created_at DESC, scenes.id DESC
    LIMIT 1000
)
(
    SELECT 'topic' AS facet, topics.slug AS value, topics.name AS label, count(*)::int AS count
    FROM candidates JOIN topics ON topics.id = candidates.topic_id
    GROUP BY topics.slug, topics.name ORDER BY count(*) DESC, topics.slug
)
UNION ALL
(
    SELECT 'tag', tag, tag, count(*)::int
    FROM candidates
    -- OFFSET has them looked up one by one; joined, they would be read in the order of their ids from the first one on.
    CROSS JOIN LATERAL (SELECT ideas.tags FROM ideas WHERE ideas.id = candidates.idea_id OFFSET 0) AS idea
    CROSS JOIN unnest(idea.tags) AS tag
    GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 20
)
UNION ALL
(
    SELECT 'language', language, language, count(*)::int FROM candidates WHERE language IS NOT NULL
    GROUP BY language ORDER BY count(*) DESC, language LIMIT 20
)
UNION ALL
(SELECT 'length', length, length, count(*)::int FROM candidates GROUP BY length ORDER BY count(*) DESC, length)
