-- A confirmation whose mail waits to be sent; is_wanted: whether its link could still confirm anything at $2. No row when
-- it does not wait.
SELECT email_confirmations.id::text, email_confirmations.email, users.username, users.language,
       users.is_active AND NOT users.email_verified AND users.email = email_confirmations.email
       AND email_confirmations.expires_at > $2::timestamptz AS is_wanted
FROM email_confirmations JOIN users ON users.id = email_confirmations.user_id
WHERE email_confirmations.id = $1::uuid AND email_confirmations.status = 'waiting'
