-- Role and standing of a signed-in person; at most one row. `alive` is false once the account is switched off or the
-- session's family of refresh tokens is revoked or ran out.
SELECT users.role,
       users.is_active AND EXISTS (
         SELECT 1 FROM refresh_tokens
         WHERE family_id = $2::uuid AND user_id = users.id AND revoked_at IS NULL AND used_at IS NULL AND expires_at > now()
       ) AS alive
FROM users WHERE users.id = $1::uuid
