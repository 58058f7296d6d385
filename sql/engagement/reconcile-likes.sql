-- Counts every like again and repairs counters that drifted; what is still queued is left to be folded. One row per
-- repaired counter.
WITH truth AS (
    SELECT counted.target_type, counted.target_id, sum(counted.likes)::int AS likes
    FROM (
        SELECT target_type, target_id, 1 AS likes FROM likes
        UNION ALL SELECT target_type, target_id, -likes FROM counter_changes
        UNION ALL SELECT 'idea', id, 0 FROM ideas WHERE like_count <> 0
        UNION ALL SELECT 'scene', id, 0 FROM scenes WHERE like_count <> 0
    ) counted
    GROUP BY counted.target_type, counted.target_id
),
ideas_repaired AS (
    UPDATE ideas SET like_count = truth.likes FROM truth
    WHERE truth.target_type = 'idea' AND ideas.id = truth.target_id AND ideas.like_count <> truth.likes
    RETURNING 'idea' AS target_type, ideas.id::text AS target_id
),
scenes_repaired AS (
    UPDATE scenes SET like_count = truth.likes FROM truth
    WHERE truth.target_type = 'scene' AND scenes.id = truth.target_id AND scenes.like_count <> truth.likes
    RETURNING 'scene' AS target_type, scenes.id::text AS target_id
)
SELECT target_type, target_id FROM ideas_repaired UNION ALL SELECT target_type, target_id FROM scenes_repaired
