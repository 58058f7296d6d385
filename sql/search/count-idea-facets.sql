-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- What else the newest thousand ideas found have in common: one row for each topic, and for the twenty commonest tags.
-- $1 to $7 as in parts/idea-matches.sql.
WITH candidates AS MATERIALIZED (
    SELECT topic_id, tags FROM (
\ir parts/idea-matches.sql
    ) matches
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
