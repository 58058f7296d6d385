-- Moves at most $1 queued changes into the counters of ideas and scenes. One folder at a time, oldest changes first: an
-- unlike must not be folded before its like, or a counter would pass below zero. One row: how many changes were folded,
-- 0 as well when another process is folding.
WITH folder AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('skein.fold', 0)) AS mine),
taken AS (
    DELETE FROM counter_changes
    WHERE id IN (SELECT id FROM counter_changes WHERE (SELECT mine FROM folder) ORDER BY id LIMIT $1::int)
    RETURNING target_type, target_id, likes, views
),
sums AS (
    SELECT target_type, target_id, sum(likes)::int AS likes, sum(views)::int AS views
    FROM taken GROUP BY target_type, target_id
),
folded_ideas AS (
    UPDATE ideas SET like_count = like_count + sums.likes, view_count = view_count + sums.views
    FROM sums WHERE sums.target_type = 'idea' AND ideas.id = sums.target_id
),
folded_scenes AS (
    UPDATE scenes SET like_count = like_count + sums.likes, view_count = view_count + sums.views
    FROM sums WHERE sums.target_type = 'scene' AND scenes.id = sums.target_id
)
SELECT count(*)::int AS folded FROM taken
