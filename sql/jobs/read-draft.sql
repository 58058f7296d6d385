-- A person's unsent text for one scene, empty when there is none; no row when the person may not
-- see the scene.
SELECT scenes.id::text AS scene_id, scenes.title AS scene_title, coalesce(drafts.text, '') AS text,
       to_char(coalesce(drafts.updated_at, now()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS updated_at
FROM scenes LEFT JOIN drafts ON drafts.scene_id = scenes.id AND drafts.user_id = $1::uuid
WHERE scenes.id = $2::uuid
  AND (scenes.status IN ('active', 'locked') OR scenes.user_id = $1::uuid OR drafts.id IS NOT NULL)
