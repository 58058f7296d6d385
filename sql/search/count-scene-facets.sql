-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- What else the newest thousand scenes found have in common: one row for each topic, language, length and content note,
-- and for the twenty commonest tags of their ideas.
-- $1 to $13 as in parts/scene-matches.sql.
WITH candidates AS MATERIALIZED (
    SELECT topic_id, idea_id, language, length, content_notes FROM (
\ir parts/scene-matches.sql
    ) matches
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
UNION ALL
(
    SELECT 'note', note, note, count(*)::int FROM candidates CROSS JOIN unnest(candidates.content_notes) AS note
    GROUP BY note ORDER BY count(*) DESC, note
)
