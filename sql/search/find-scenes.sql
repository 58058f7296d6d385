-- Planned each time: no one plan suits a common and a rare word, nor all facets.
-- Ids of scenes anybody may watch, best match first; without words the newest. Ranked are the newest thousand matches
-- begun before $13, NULL for the first page, as for ideas.
-- $1: the words, NULL for any. $2, $3: slugs of topics it must be in one of, must not be in. $4, $5: tags that its idea
-- must all, must not have. $6, $7: languages it must be in one of, must not be in. $8, $9: 'short' (below a minute),
-- 'medium' or 'long' (above five), must be one of, must not be. $10, $11: content notes it must all, must not have; an
-- empty list asks for nothing. $12: its status, NULL for either. $14, $15: rank and id to continue after. $16: rows at
-- most.
SELECT ranked.id::text, ranked.rank::float8 AS rank
FROM (
    SELECT matches.id,
           CASE WHEN $1::text IS NULL THEN 0::real
                ELSE ts_rank(matches.search, websearch_to_tsquery('simple', $1::text)) END AS rank
    FROM scene_matches($1::text, $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                       $9::text[], $10::text[], $11::text[], $12::text, $13::timestamptz) AS matches
) ranked
WHERE (ranked.rank::float8, ranked.id) < ($14::float8, $15::uuid)
ORDER BY ranked.rank DESC, ranked.id DESC
LIMIT $16::int
