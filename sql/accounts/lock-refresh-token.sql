-- Locks one refresh token by its hash and says what it is worth, by the database's clock. No row: never issued.
-- $2: seconds after use in which a repeat is taken for a race between two tabs, not for theft.
SELECT id, user_id, family_id,
       CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
            WHEN used_at > now() - make_interval(secs => $2::int) THEN 'used_just_now'
            WHEN used_at IS NOT NULL THEN 'used'
            WHEN expires_at <= now() THEN 'expired'
            ELSE 'live' END AS state
FROM refresh_tokens WHERE token_hash = $1::bytea FOR UPDATE
