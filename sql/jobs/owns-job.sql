-- One row when the job exists and belongs to the person.
-- The subselect hides the month from the planner, which would otherwise plan all months anew at every call.
SELECT true AS owned FROM jobs
WHERE id = $1::uuid AND created_at = (SELECT uuid_extract_timestamp($1::uuid)) AND user_id = $2::uuid
