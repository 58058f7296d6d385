-- Keeps a person's unsent text for a scene; an empty one is forgotten. No row when the person
-- may not see the scene. With $4, a draft that was touched at another time than that is left as it is, unless it is this
-- very text, and is_kept says so.
WITH scene AS (
    SELECT id, title FROM scenes
    WHERE id = $2::uuid AND (status IN ('active', 'locked') OR user_id = $1::uuid)
),
newer AS (
    SELECT drafts.updated_at FROM drafts JOIN scene ON scene.id = drafts.scene_id
    WHERE drafts.user_id = $1::uuid AND drafts.updated_at <> $4::timestamptz AND drafts.text <> $3::text
),
forgotten AS (
    DELETE FROM drafts USING scene
    WHERE drafts.user_id = $1::uuid AND drafts.scene_id = scene.id AND $3::text = '' AND NOT EXISTS (SELECT FROM newer)
),
kept AS (
    INSERT INTO drafts (user_id, scene_id, text) SELECT $1::uuid, id, $3::text FROM scene WHERE $3::text <> ''
    ON CONFLICT (user_id, scene_id) DO UPDATE SET text = EXCLUDED.text
        WHERE $4::timestamptz IS NULL OR drafts.updated_at = $4::timestamptz OR drafts.text = EXCLUDED.text
    RETURNING updated_at
)
SELECT scene.id::text AS scene_id, scene.title AS scene_title, $3::text AS text,
       to_char(coalesce((SELECT updated_at FROM kept), now()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
       AS updated_at,
       CASE $3::text WHEN '' THEN NOT EXISTS (SELECT FROM newer) ELSE EXISTS (SELECT FROM kept) END AS is_kept
FROM scene
