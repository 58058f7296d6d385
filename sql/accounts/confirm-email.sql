-- Uses a confirmation ($1) at $2: its address becomes a confirmed one when it is still the person's and the link has not
-- run out. One row saying whether the address is confirmed, also when this link did that before; none when there is no
-- such confirmation.
WITH asked AS MATERIALIZED (
    SELECT email_confirmations.id, email_confirmations.confirmed_at, users.id AS user_id, users.email_verified,
           users.email = email_confirmations.email AS is_current,
           email_confirmations.expires_at > $2::timestamptz AS is_good
    FROM email_confirmations JOIN users ON users.id = email_confirmations.user_id
    WHERE email_confirmations.id = $1::uuid
    FOR UPDATE
),
used AS (
    UPDATE email_confirmations SET confirmed_at = $2::timestamptz
    FROM asked
    WHERE email_confirmations.id = asked.id AND asked.confirmed_at IS NULL AND asked.is_current AND asked.is_good
    RETURNING asked.user_id
),
confirmed AS (
    UPDATE users SET email_verified = true FROM used WHERE users.id = used.user_id RETURNING users.id
)
SELECT EXISTS (SELECT FROM confirmed)
       OR (asked.confirmed_at IS NOT NULL AND asked.is_current AND asked.email_verified) AS is_confirmed
FROM asked
