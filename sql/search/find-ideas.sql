-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- Ids of visible ideas, best match first; without words the newest. Ranked are the newest thousand matches made before
-- $7, so a common word stays quick and later pages see the candidates of the first one; it is NULL for the first.
-- $1: the words, NULL for any. $2, $3: slugs of topics it must be in one of, must not be in. $4, $5: tags that must all,
-- must not be there; an empty list asks for nothing. $6: whether scenes have grown from it, NULL for either. $8, $9: rank
-- and id to continue after. $10: rows at most.
SELECT ranked.id::text, ranked.rank::float8 AS rank
FROM (
    SELECT matches.id,
           CASE WHEN $1::text IS NULL THEN 0::real
                ELSE ts_rank(matches.search, websearch_to_tsquery('simple', $1::text)) END AS rank
    FROM idea_matches($1::text, $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean, $7::timestamptz) AS matches
) ranked
WHERE (ranked.rank::float8, ranked.id) < ($8::float8, $9::uuid)
ORDER BY ranked.rank DESC, ranked.id DESC
LIMIT $10::int
