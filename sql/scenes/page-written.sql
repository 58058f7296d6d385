-- Ids of visible scenes in which a person ($1) has published segments, the scene begun last first. $2: id to continue after.
-- $3: rows at most. Leaps from scene to scene in the index, however many segments the person wrote in each.
WITH RECURSIVE written AS (
    (SELECT scene_id FROM segment_positions
     WHERE user_id = $1::uuid AND scene_id < $2::uuid ORDER BY scene_id DESC LIMIT 1)
    UNION ALL
    SELECT next.scene_id
    FROM written
    CROSS JOIN LATERAL (
        SELECT places.scene_id FROM segment_positions places
        WHERE places.user_id = $1::uuid AND places.scene_id < written.scene_id ORDER BY places.scene_id DESC LIMIT 1
    ) next
)
SELECT written.scene_id::text AS id
FROM written JOIN scenes ON scenes.id = written.scene_id
WHERE scenes.status IN ('active', 'locked')
  AND EXISTS (SELECT 1 FROM segment_positions places
              WHERE places.user_id = $1::uuid AND places.scene_id = written.scene_id AND places.status = 'active')
LIMIT $3::int
