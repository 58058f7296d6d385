-- How many mails wait, and for how many seconds the oldest has. One row.
SELECT count(*)::int AS waiting,
       coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest_seconds
FROM outbox_mail WHERE status = 'waiting'
