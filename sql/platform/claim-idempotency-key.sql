-- Claims an idempotency key. Returns one row when it is ours, none when somebody had it first.
-- Waits for a concurrent claim of the same key to commit or roll back, at most the lock timeout set here.
WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '5s', true))
INSERT INTO idempotency_keys (user_id, route, key, fingerprint)
SELECT $1::uuid, $2::text, $3::text, $4::text FROM patience
ON CONFLICT (user_id, route, key) DO NOTHING
RETURNING true AS claimed
