-- Planned each time: no one plan suits a common and a rare name.
-- People whose username or name holds the words $1, best match first, with the scenes they began that anybody may watch,
-- counted up to 100. Ranked are a thousand of those who came before $2, NULL for the first page. $3, $4: rank and id to continue after. $5: rows at
-- most.
SELECT ranked.id::text, ranked.rank::float8 AS rank, users.username, users.display_name,
       (SELECT count(*)::int FROM (
            SELECT 1 FROM scenes
            WHERE scenes.user_id = users.id AND scenes.status IN ('active', 'locked') AND scenes.segment_count > 0
            LIMIT 100
        ) begun) AS scene_count
FROM (
    SELECT candidates.user_id AS id, ts_rank(candidates.search, websearch_to_tsquery('simple', $1::text)) AS rank
    FROM (
        SELECT person_search.user_id, person_search.search
        FROM person_search JOIN users ON users.id = person_search.user_id
        WHERE users.is_active AND person_search.search @@ websearch_to_tsquery('simple', $1::text)
          AND ($2::timestamptz IS NULL OR users.created_at + INTERVAL '0' <= $2::timestamptz)
        ORDER BY person_search.user_id DESC
        LIMIT 1000
    ) candidates
) ranked
JOIN users ON users.id = ranked.id
WHERE (ranked.rank::float8, ranked.id) < ($3::float8, $4::uuid)
ORDER BY ranked.rank DESC, ranked.id DESC
LIMIT $5::int
