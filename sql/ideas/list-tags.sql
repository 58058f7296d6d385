-- The tags of the $1 newest visible ideas, most used first, at most $2.
SELECT tag, count(*)::int AS idea_count
FROM (
    SELECT tags FROM ideas WHERE status = 'active' AND moderation_status <> 'rejected'
    ORDER BY created_at DESC, id DESC LIMIT $1::int
) newest
CROSS JOIN LATERAL unnest(newest.tags) AS tag
GROUP BY tag
ORDER BY idea_count DESC, tag
LIMIT $2::int
