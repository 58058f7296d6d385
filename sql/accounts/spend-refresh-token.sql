-- Marks a refresh token as used, by the database's clock: the same one that later tells a race between two tabs from
-- theft. One row.
UPDATE refresh_tokens SET used_at = now() WHERE id = $1::uuid
RETURNING true AS spent
