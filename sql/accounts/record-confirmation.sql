-- Notes how a try to send the mail of a confirmation ($1) ended: $2 its status from now on, $3 what went wrong. One row,
-- none when it no longer waited.
UPDATE email_confirmations SET
    status = $2::text, last_error = left($3::text, 500), tries = tries + CASE WHEN $2::text = 'withdrawn' THEN 0 ELSE 1 END
WHERE id = $1::uuid AND status = 'waiting'
RETURNING true AS recorded
