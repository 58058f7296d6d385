-- Forgets at most $1 notifications in which nothing has happened for $2 days, read or not, oldest first. One row: how many.
WITH removed AS (
    DELETE FROM notifications
    WHERE id IN (
        SELECT id FROM notifications
        WHERE changed_at < now() - make_interval(days => $2::int) ORDER BY changed_at LIMIT $1::int
        FOR UPDATE SKIP LOCKED
    )
    RETURNING id
)
SELECT count(*)::int AS removed FROM removed
