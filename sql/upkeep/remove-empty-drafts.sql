-- Removes at most $1 drafts without a word in them that nobody touched for $2 days. One row: how many.
WITH removed AS (
    DELETE FROM drafts
    WHERE id IN (
        SELECT id FROM drafts
        WHERE updated_at < now() - make_interval(days => $2::int) AND text !~ '\S' LIMIT $1::int
        FOR UPDATE SKIP LOCKED
    )
    RETURNING id
)
SELECT count(*)::int AS removed FROM removed
