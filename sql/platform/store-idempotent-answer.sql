-- Keeps the answer beside the key that was claimed in the same transaction.
UPDATE idempotency_keys SET status_code = 200, response = $4::jsonb
WHERE user_id = $1::uuid AND route = $2::text AND key = $3::text
RETURNING true AS stored
