-- What the stages of one job have made so far; an empty object before the first has finished.
SELECT coalesce(result_data, '{}'::jsonb) AS result
FROM jobs WHERE id = $1::uuid AND created_at = uuid_extract_timestamp($1::uuid)
