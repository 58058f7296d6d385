-- Notes how a try to send a mail ($1) ended: $2 its status from now on, $3 what went wrong. A mail that left or never will
-- keeps no words. One row, none when it no longer waited.
UPDATE outbox_mail SET
    status = $2::text, last_error = left($3::text, 500), tries = tries + CASE WHEN $2::text = 'withdrawn' THEN 0 ELSE 1 END,
    sent_at = CASE WHEN $2::text = 'sent' THEN now() END,
    text_body = CASE WHEN $2::text = 'waiting' THEN text_body ELSE '' END,
    html_body = CASE WHEN $2::text = 'waiting' THEN html_body ELSE '' END
WHERE id = $1::uuid AND status = 'waiting'
RETURNING true AS recorded
