-- Every counter, with what is still queued for it, equals the rows it counts, a scene's last_segment_at is no more than an
-- hour behind its newest place, and its content notes are those of its visible segments. A row per broken promise:
-- subject, problem.
WITH queued AS (
    SELECT target_type, target_id, sum(likes)::int AS likes, sum(views)::int AS views
    FROM counter_changes GROUP BY target_type, target_id
),
liked AS (SELECT target_type, target_id, count(*)::int AS likes FROM likes GROUP BY target_type, target_id),
viewed AS (SELECT scene_id, count(*)::int AS views FROM scene_views GROUP BY scene_id),
grown AS (SELECT idea_id, count(*)::int AS scenes FROM scenes GROUP BY idea_id),
shelved AS (SELECT topic_id, count(*)::int AS scenes FROM scenes GROUP BY topic_id),
counter AS (
    SELECT 'idea ' || ideas.id AS subject, 'like_count' AS name, ideas.like_count + coalesce(queued.likes, 0) AS counted,
           coalesce(liked.likes, 0) AS real
    FROM ideas
    LEFT JOIN queued ON queued.target_type = 'idea' AND queued.target_id = ideas.id
    LEFT JOIN liked ON liked.target_type = 'idea' AND liked.target_id = ideas.id
    UNION ALL
    SELECT 'scene ' || scenes.id, 'like_count', scenes.like_count + coalesce(queued.likes, 0), coalesce(liked.likes, 0)
    FROM scenes
    LEFT JOIN queued ON queued.target_type = 'scene' AND queued.target_id = scenes.id
    LEFT JOIN liked ON liked.target_type = 'scene' AND liked.target_id = scenes.id
    UNION ALL
    SELECT 'scene ' || scenes.id, 'view_count', scenes.view_count + coalesce(queued.views, 0), coalesce(viewed.views, 0)
    FROM scenes
    LEFT JOIN queued ON queued.target_type = 'scene' AND queued.target_id = scenes.id
    LEFT JOIN viewed ON viewed.scene_id = scenes.id
    UNION ALL
    SELECT 'idea ' || ideas.id, 'scene_count', ideas.scene_count, coalesce(grown.scenes, 0)
    FROM ideas LEFT JOIN grown ON grown.idea_id = ideas.id
    UNION ALL
    SELECT 'topic ' || topics.id, 'scene_count', topics.scene_count, coalesce(shelved.scenes, 0)
    FROM topics LEFT JOIN shelved ON shelved.topic_id = topics.id
)
SELECT subject, format('%s says %s, there are %s', name, counted, real) AS problem
FROM counter WHERE counted <> real
UNION ALL
SELECT 'scene ' || scenes.id, format('last_segment_at says %s, its newest segment came %s', iso_instant(last_segment_at),
                                     iso_instant(newest.published_at))
FROM scenes
CROSS JOIN LATERAL (
    SELECT published_at FROM segment_positions WHERE scene_id = scenes.id ORDER BY sequence DESC LIMIT 1
) newest
WHERE scenes.last_segment_at IS NULL OR scenes.last_segment_at < newest.published_at - INTERVAL '1 hour'
UNION ALL
SELECT 'scene ' || scenes.id, format('content_notes says %s, its segments %s', scenes.content_notes, noted.notes)
FROM scenes
CROSS JOIN LATERAL (
    SELECT ARRAY(
        SELECT DISTINCT note FROM segment_positions CROSS JOIN unnest(segment_positions.content_notes) AS note
        WHERE segment_positions.scene_id = scenes.id AND segment_positions.status = 'active' ORDER BY note
    ) AS notes
) noted
WHERE scenes.content_notes <> noted.notes
ORDER BY 1, 2 LIMIT 100
