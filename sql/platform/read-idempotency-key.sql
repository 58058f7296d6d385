-- The stored answer of an idempotency key that another request claimed first; no row when it was swept meanwhile.
SELECT fingerprint, response FROM idempotency_keys WHERE user_id = $1::uuid AND route = $2::text AND key = $3::text
