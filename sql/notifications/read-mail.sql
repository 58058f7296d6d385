-- A mail that waits to be sent, with the address as it is now; is_wanted: whether its reader still has an account of a
-- confirmed address and still wants mail. No row when it does not wait.
SELECT outbox_mail.id::text, outbox_mail.user_id::text, users.email, outbox_mail.subject, outbox_mail.text_body,
       outbox_mail.html_body, users.is_active AND users.email_verified AND EXISTS (
           SELECT 1 FROM notification_preferences wish WHERE wish.user_id = users.id AND wish.mail = 'digest'
       ) AS is_wanted
FROM outbox_mail JOIN users ON users.id = outbox_mail.user_id
WHERE outbox_mail.id = $1::uuid AND outbox_mail.status = 'waiting'
