-- Forgets at most $1 idempotency keys older than $2 hours, oldest first. One row: how many.
WITH removed AS (
    DELETE FROM idempotency_keys
    WHERE (user_id, route, key) IN (
        SELECT user_id, route, key FROM idempotency_keys
        WHERE created_at < now() - make_interval(hours => $2::int) ORDER BY created_at LIMIT $1::int
    )
    RETURNING key
)
SELECT count(*)::int AS removed FROM removed
