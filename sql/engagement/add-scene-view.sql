-- Counts one viewing unless the same person ($2), or for a stranger the same address ($3, hashed), was counted within
-- half an hour. The caller holds the viewing's lock. At most one row.
WITH viewed AS (
    INSERT INTO scene_views (scene_id, user_id, ip_hash)
    SELECT $1::uuid, $2::uuid, $3::text
    WHERE NOT EXISTS (
        SELECT 1 FROM scene_views WHERE scene_id = $1::uuid AND user_id = $2::uuid
            AND created_at > now() - INTERVAL '30 minutes'
    ) AND NOT EXISTS (
        SELECT 1 FROM scene_views WHERE scene_id = $1::uuid AND ip_hash = $3::text
            AND created_at > now() - INTERVAL '30 minutes'
    )
    RETURNING scene_id
)
INSERT INTO counter_changes (target_type, target_id, views) SELECT 'scene', scene_id, 1 FROM viewed
RETURNING true AS counted
