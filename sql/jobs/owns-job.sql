-- One row when the job exists and belongs to the person.
SELECT true AS owned FROM jobs
WHERE id = $1::uuid AND created_at = uuid_extract_timestamp($1::uuid) AND user_id = $2::uuid
