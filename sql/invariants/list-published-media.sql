-- The published segments after the place ($1, $2), in order of scene and sequence, at most $3, each with its media and
-- how many of its files are registered.
SELECT positions.scene_id::text, positions.sequence, positions.segment_id::text, positions.job_id::text,
       positions.media_key,
       (SELECT coalesce(jsonb_object_agg(assets.storage_key, assets.size_bytes), '{}') FROM assets
        WHERE assets.owner_id = positions.job_id AND assets.owner_type = 'job'
            AND starts_with(assets.storage_key, positions.media_key || '/')) AS registered
FROM segment_positions positions
WHERE (positions.scene_id, positions.sequence) > ($1::uuid, $2::int)
ORDER BY positions.scene_id, positions.sequence
LIMIT $3::int
