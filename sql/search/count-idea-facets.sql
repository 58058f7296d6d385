-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- What else the newest thousand ideas found have in common: one row for each topic, and for the twenty commonest tags.
-- $1 to $6 as in find-ideas.sql.
WITH candidates AS MATERIALIZED (
    SELECT ideas.topic_id, ideas.tags FROM ideas
    WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
      AND ($1::text IS NULL OR ideas.search @@ websearch_to_tsquery('simple', $1::text))
      AND (cardinality($2::text[]) = 0 OR ideas.topic_id = ANY(ARRAY(SELECT id FROM topics WHERE slug = ANY($2::text[]))))
      AND (cardinality($3::text[]) = 0 OR ideas.topic_id <> ALL(ARRAY(SELECT id FROM topics WHERE slug = ANY($3::text[]))))
      AND (cardinality($4::text[]) = 0 OR ideas.tags @> $4::text[])
      AND (cardinality($5::text[]) = 0 OR NOT coalesce(ideas.tags && $5::text[], false))
      AND ($6::boolean IS NULL OR (ideas.scene_count > 0) = $6::boolean)
    ORDER BY ideas.created_at DESC, ideas.id DESC
    LIMIT 1000
)
(
    SELECT 'topic' AS facet, topics.slug AS value, topics.name AS label, count(*)::int AS count
    FROM candidates JOIN topics ON topics.id = candidates.topic_id
    GROUP BY topics.slug, topics.name ORDER BY count(*) DESC, topics.slug
)
UNION ALL
(
    SELECT 'tag', tag, tag, count(*)::int FROM candidates, unnest(candidates.tags) AS tag
    GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 20
)
