-- Adds to what a job has made so far, key by key; a later stage replaces only its own keys. The caller holds the lock.
-- The subselect hides the month from the planner, which would otherwise plan all months anew at every call.
UPDATE jobs SET
    result_data = coalesce(result_data, '{}'::jsonb) || $2::jsonb
WHERE id = $1::uuid AND created_at = (SELECT uuid_extract_timestamp($1::uuid))
RETURNING true AS stored
