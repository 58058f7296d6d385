-- Adds to what a job has made so far, key by key; a later stage replaces only its own keys. The caller holds the lock.
UPDATE jobs SET
    result_data = coalesce(result_data, '{}'::jsonb) || $2::jsonb,
    context_data = coalesce($3::jsonb, context_data)
WHERE id = $1::uuid AND created_at = uuid_extract_timestamp($1::uuid)
RETURNING true AS stored
