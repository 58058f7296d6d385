-- Keeps the jobs $1 as they are until the transaction ends; waits for whoever is changing one. A row per job.
SELECT id::text FROM jobs
WHERE id = ANY ($1::uuid[]) AND created_at = ANY (ARRAY(SELECT uuid_extract_timestamp(job) FROM unnest($1::uuid[]) job))
ORDER BY id
FOR SHARE
