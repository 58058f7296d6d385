-- Forgets at most $1 refresh tokens that ran out more than $2 days ago, oldest first. One row: how many.
WITH removed AS (
    DELETE FROM refresh_tokens
    WHERE id IN (
        SELECT id FROM refresh_tokens
        WHERE expires_at < now() - make_interval(days => $2::int) ORDER BY expires_at LIMIT $1::int
        FOR UPDATE SKIP LOCKED
    )
    RETURNING id
)
SELECT count(*)::int AS removed FROM removed
