-- Whether a worker's try still counts: where the job stands now, without locking it.
-- The subselect hides the month from the planner, which would otherwise plan all months anew at every call.
SELECT status, stage, round, attempt
FROM jobs WHERE id = $1::uuid AND created_at = (SELECT uuid_extract_timestamp($1::uuid))
