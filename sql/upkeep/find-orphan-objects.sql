-- Which of the keys $1 nothing refers to: not a published segment's media nor what was
-- replaced within a day, not the leftovers of a job that is under way
-- (all of them: a stage may be writing them at this moment), not what a failed job has made and a retry would go on
-- with, not anything else that is registered. Whoever removes what this finds holds the jobs meanwhile (hold-jobs).
WITH object AS (
    SELECT key, concat_ws('/', split_part(key, '/', 1), split_part(key, '/', 2), split_part(key, '/', 3)) AS media_key,
           CASE WHEN split_part(key, '/', 2) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                     THEN split_part(key, '/', 2)::uuid END AS job_id
    FROM unnest($1::text[]) AS key
)
SELECT object.key
FROM object
LEFT JOIN jobs ON jobs.id = object.job_id AND jobs.created_at = uuid_extract_timestamp(object.job_id)
WHERE NOT EXISTS (
    SELECT 1 FROM segment_positions positions WHERE positions.media_key = object.media_key
) AND NOT EXISTS (
    SELECT 1 FROM replaced_media
    WHERE replaced_media.media_key = object.media_key AND replaced_media.replaced_at > now() - INTERVAL '1 day'
) AND NOT coalesce(jobs.status NOT IN ('final_ready', 'failed', 'cancelled'), false)
AND NOT coalesce(jobs.status = 'failed' AND (
    starts_with(object.key, jobs.result_data #>> '{staged,prefix}' || '/')
    OR starts_with(object.key, jobs.result_data #>> '{media,mediaKey}' || '/')
    OR '/' || object.key = jobs.result_data ->> 'previewUrl'
), false)
AND NOT EXISTS (
    SELECT 1 FROM assets
    WHERE assets.storage_key = object.key AND assets.removed_at IS NULL AND assets.owner_type <> 'job'
)
ORDER BY object.key
