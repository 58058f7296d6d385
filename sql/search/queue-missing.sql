-- Queues scenes and people that search does not know, such as those that came while a version without it was still
-- running. One row: how many were queued.
WITH missing AS (
    SELECT 'scene' AS kind, id FROM scenes WHERE NOT EXISTS (SELECT 1 FROM scene_search WHERE scene_id = scenes.id)
    UNION ALL
    SELECT 'person', id FROM users WHERE NOT EXISTS (SELECT 1 FROM person_search WHERE user_id = users.id)
),
queued AS (INSERT INTO search_inbox (kind, target_id) SELECT kind, id FROM missing RETURNING 1)
SELECT count(*)::int AS queued FROM queued
