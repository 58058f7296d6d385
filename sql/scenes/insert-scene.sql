-- Adds a scene with its bible's first version ($6). $7: who may continue it. One row with its id.
WITH scene AS (
    INSERT INTO scenes (idea_id, user_id, topic_id, title, description, writers)
    VALUES ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $7::text)
    RETURNING id
)
INSERT INTO scene_bibles (scene_id, version, data, created_by_user_id, diff, operations)
SELECT id, 1, $6::jsonb, $2::uuid, '[]', '[]' FROM scene
RETURNING scene_id::text AS id
