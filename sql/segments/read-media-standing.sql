-- Planned once: a job's month is one of many.
-- Whose media a key names and whether everybody may fetch it: the published segment's standing, or that of the job that
-- is still making it. Media that were replaced within the hour stand as their segment does: somebody is watching them.
-- One row. $2: the job's id out of the key, a uuidv7.
SELECT segment_positions.status AS segment_status, scenes.status AS scene_status,
       jobs.user_id::text AS job_user_id
FROM (SELECT 1) AS always
LEFT JOIN segment_positions ON segment_positions.segment_id = coalesce(
    (SELECT segment_id FROM segment_positions WHERE media_key = $1::text),
    (SELECT segment_id FROM replaced_media
     WHERE media_key = $1::text AND replaced_at > now() - INTERVAL '1 hour')
)
LEFT JOIN scenes ON scenes.id = segment_positions.scene_id
LEFT JOIN jobs ON jobs.id = $2::uuid AND jobs.created_at = uuid_extract_timestamp($2::uuid)
