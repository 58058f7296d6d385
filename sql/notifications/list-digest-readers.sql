-- People of a confirmed address with something unread that they want by mail and no mail has told them of, by id after $1, at most $2, unless
-- they have had their mail of the day $3.
SELECT DISTINCT notifications.user_id::text
FROM notifications
JOIN notification_preferences wish ON wish.user_id = notifications.user_id AND wish.kind = notifications.kind
    AND wish.mail = 'digest'
JOIN users ON users.id = notifications.user_id AND users.is_active AND users.email_verified
WHERE notifications.read_at IS NULL AND notifications.mailed_at IS NULL AND notifications.user_id > $1::uuid
  AND NOT EXISTS (
      SELECT 1 FROM outbox_mail
      WHERE outbox_mail.user_id = notifications.user_id AND outbox_mail.kind = 'digest' AND outbox_mail.day = $3::date
  )
ORDER BY 1 LIMIT $2::int
