-- Forgets at most $1 mails written more than $2 days ago, sent or not, oldest first. One row: how many.
WITH removed AS (
    DELETE FROM outbox_mail
    WHERE id IN (
        SELECT id FROM outbox_mail
        WHERE created_at < now() - make_interval(days => $2::int) ORDER BY created_at LIMIT $1::int
        FOR UPDATE SKIP LOCKED
    )
    RETURNING id
)
SELECT count(*)::int AS removed FROM removed
