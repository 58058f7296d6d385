-- Claims an idempotency key. Returns one row when it is ours, none when somebody had it first.
-- Waits for a concurrent claim of the same key to commit or roll back, at most the connection's lock timeout.
INSERT INTO idempotency_keys (user_id, route, key, fingerprint)
VALUES ($1::uuid, $2::text, $3::text, $4::text)
ON CONFLICT (user_id, route, key) DO NOTHING
RETURNING true AS claimed
