-- Counts scene views, scenes of an idea and scenes of a topic again and repairs counters that drifted, and times scenes
-- last grew at that fell behind; what is still queued is left to be folded. The caller keeps folders out. A row per repaired counter. Views of ideas leave no rows
-- and cannot be counted again.
WITH viewed AS (
    SELECT scenes.id, (SELECT count(*)::int FROM scene_views WHERE scene_views.scene_id = scenes.id) - coalesce((
        SELECT sum(views)::int FROM counter_changes WHERE target_type = 'scene' AND target_id = scenes.id), 0) AS real,
           (SELECT published_at FROM segment_positions WHERE scene_id = scenes.id ORDER BY sequence DESC LIMIT 1)
               AS grown_at
    FROM scenes
),
scenes_repaired AS (
    UPDATE scenes SET
        view_count = CASE WHEN viewed.real >= 0 THEN viewed.real ELSE scenes.view_count END,
        last_segment_at = greatest(scenes.last_segment_at, viewed.grown_at)
    FROM viewed
    WHERE scenes.id = viewed.id
      AND (scenes.view_count <> viewed.real AND viewed.real >= 0
           OR coalesce(scenes.last_segment_at, '-infinity') < viewed.grown_at - INTERVAL '1 hour')
    RETURNING 'scene ' || scenes.id AS subject
),
ideas_repaired AS (
    UPDATE ideas SET scene_count = grown.real
    FROM (SELECT ideas.id, count(scenes.id)::int AS real FROM ideas LEFT JOIN scenes ON scenes.idea_id = ideas.id
          GROUP BY ideas.id) grown
    WHERE ideas.id = grown.id AND ideas.scene_count <> grown.real
    RETURNING 'idea ' || ideas.id AS subject
),
topics_repaired AS (
    UPDATE topics SET scene_count = shelved.real
    FROM (SELECT topics.id, count(scenes.id)::int AS real FROM topics LEFT JOIN scenes ON scenes.topic_id = topics.id
          GROUP BY topics.id) shelved
    WHERE topics.id = shelved.id AND topics.scene_count <> shelved.real
    RETURNING 'topic ' || topics.id AS subject
)
SELECT subject FROM scenes_repaired
UNION ALL SELECT subject FROM ideas_repaired
UNION ALL SELECT subject FROM topics_repaired
