-- Planned each time: one plan for all words fetches and sorts every match, which takes 80 ms for a word in one of eight
-- ideas; planned for its word it takes 4, and the planning 0.2.
-- Ids of visible ideas that hold the words, best match first. Ranked are the newest thousand matches made before $7, so
-- a common word stays quick and later pages see the candidates of the first one.
-- $1 topic, $2 category: NULL for any. $3, $4, $5: tags that must all, may any, must not be there; an empty list asks
-- for nothing. $6: the words. $8, $9: rank and id to continue after. $10: rows at most.
SELECT ranked.id::text, ranked.rank::float8 AS rank
FROM (
    SELECT candidates.id, ts_rank(candidates.search, websearch_to_tsquery('simple', $6::text)) AS rank
    FROM (
        SELECT ideas.id, ideas.search FROM ideas
        WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
          AND ($1::uuid IS NULL OR ideas.topic_id = $1::uuid)
          AND ($2::uuid IS NULL OR ideas.category_id = $2::uuid)
          AND (cardinality($3::text[]) = 0 OR ideas.tags @> $3::text[])
          AND (cardinality($4::text[]) = 0 OR ideas.tags && $4::text[])
          AND NOT coalesce(ideas.tags && $5::text[], false)
          AND ideas.search @@ websearch_to_tsquery('simple', $6::text)
          -- Nearly all ideas are older than $7; as a sum it is checked on each match and tempts no plan to read the whole
          -- index of creation times for it (24 ms of 26 at half a million ideas).
          AND ideas.created_at + INTERVAL '0' <= $7::timestamptz
        ORDER BY ideas.created_at DESC, ideas.id DESC
        LIMIT 1000
    ) candidates
) ranked
WHERE (ranked.rank::float8, ranked.id) < ($8::float8, $9::uuid)
ORDER BY ranked.rank DESC, ranked.id DESC
LIMIT $10::int
