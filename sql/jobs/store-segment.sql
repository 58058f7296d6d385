-- Notes in a job which segment it became: the one at place $3 of scene $2. The caller holds the job's lock.
UPDATE jobs SET result_data = coalesce(result_data, '{}'::jsonb) || jsonb_build_object('segmentId', (
    SELECT segment_id FROM segment_positions WHERE scene_id = $2::uuid AND sequence = $3::int))
WHERE id = $1::uuid AND created_at = uuid_extract_timestamp($1::uuid)
RETURNING true AS stored
