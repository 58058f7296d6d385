-- I2. Each scene's places are 1 to n without a gap, and what the scene says of them is true: how many, how long, by how
-- many people. A row per broken promise: subject, problem.
WITH placed AS (
    SELECT scene_id, count(*)::int AS places, min(sequence) AS lowest, max(sequence) AS highest,
           sum(duration_seconds)::int AS seconds, count(DISTINCT user_id)::int AS people
    FROM segment_positions GROUP BY scene_id
)
SELECT 'scene ' || scenes.id AS subject, rule.problem
FROM scenes
LEFT JOIN placed ON placed.scene_id = scenes.id
CROSS JOIN LATERAL (VALUES
    (placed.lowest <> 1 OR placed.highest <> placed.places,
     format('its %s places run from %s to %s', placed.places, placed.lowest, placed.highest)),
    (scenes.segment_count <> coalesce(placed.places, 0),
     format('segment_count says %s, there are %s places', scenes.segment_count, coalesce(placed.places, 0))),
    (scenes.total_duration <> coalesce(placed.seconds, 0),
     format('total_duration says %s seconds, its segments last %s', scenes.total_duration, coalesce(placed.seconds, 0))),
    (scenes.contributor_count <> coalesce(placed.people, 0),
     format('contributor_count says %s, %s people wrote it', scenes.contributor_count, coalesce(placed.people, 0)))
) AS rule (is_broken, problem)
WHERE rule.is_broken
ORDER BY 1, 2 LIMIT 100
