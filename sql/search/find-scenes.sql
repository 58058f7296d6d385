-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- Ids of scenes anybody may watch, best match first; without words the newest. Ranked are the newest thousand matches
-- begun before $13, NULL for the first page, as for ideas.
-- $1 to $13 as in parts/scene-matches.sql. $14, $15: rank and id to continue after. $16: rows at most.
SELECT ranked.id::text, ranked.rank::float8 AS rank
FROM (
    SELECT candidates.id,
           CASE WHEN $1::text IS NULL THEN 0::real
                ELSE ts_rank(candidates.search, websearch_to_tsquery('simple', $1::text)) END AS rank
    FROM (
\ir parts/scene-matches.sql
    ) candidates
) ranked
WHERE (ranked.rank::float8, ranked.id) < ($14::float8, $15::uuid)
ORDER BY ranked.rank DESC, ranked.id DESC
LIMIT $16::int
