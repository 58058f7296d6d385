-- The published segments after the place ($1, $2), in order of scene and sequence, at most $3, each with its media and
-- how many of its files are registered. The job is the one that made the media: the segment's own, or its newest
-- re-render.
SELECT positions.scene_id::text, positions.sequence, positions.segment_id::text, maker.job_id::text,
       positions.media_key,
       (SELECT coalesce(jsonb_object_agg(assets.storage_key, assets.size_bytes), '{}') FROM assets
        WHERE assets.owner_id = maker.job_id AND assets.owner_type = 'job'
            AND starts_with(assets.storage_key, positions.media_key || '/')) AS registered
FROM segment_positions positions
CROSS JOIN LATERAL (
    SELECT coalesce((SELECT replaced_media.job_id FROM replaced_media
                     WHERE replaced_media.segment_id = positions.segment_id
                     ORDER BY replaced_media.replaced_at DESC LIMIT 1), positions.job_id) AS job_id
) AS maker
WHERE (positions.scene_id, positions.sequence) > ($1::uuid, $2::int)
ORDER BY positions.scene_id, positions.sequence
LIMIT $3::int
