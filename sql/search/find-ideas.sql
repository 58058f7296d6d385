-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- Ids of visible ideas, best match first; without words the newest. Ranked are the newest thousand matches made before
-- $7, so a common word stays quick and later pages see the candidates of the first one; it is NULL for the first.
-- $1 to $7 as in parts/idea-matches.sql. $8, $9: rank and id to continue after. $10: rows at most.
SELECT ranked.id::text, ranked.rank::float8 AS rank
FROM (
    SELECT candidates.id,
           CASE WHEN $1::text IS NULL THEN 0::real
                ELSE ts_rank(candidates.search, websearch_to_tsquery('simple', $1::text)) END AS rank
    FROM (
\ir parts/idea-matches.sql
    ) candidates
) ranked
WHERE (ranked.rank::float8, ranked.id) < ($8::float8, $9::uuid)
ORDER BY ranked.rank DESC, ranked.id DESC
LIMIT $10::int
