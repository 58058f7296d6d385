-- Whether a worker's try still counts: where the job stands now, without locking it.
SELECT status, stage, round, attempt
FROM jobs WHERE id = $1::uuid AND created_at = uuid_extract_timestamp($1::uuid)
