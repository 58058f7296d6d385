-- A person's drafts, last touched first, after (time, scene) $2 and $3, at most $4.
SELECT scenes.id::text AS scene_id, scenes.title AS scene_title, drafts.text,
       to_char(drafts.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS updated_at
FROM drafts JOIN scenes ON scenes.id = drafts.scene_id
WHERE drafts.user_id = $1::uuid AND (drafts.updated_at, drafts.scene_id) < ($2::timestamptz, $3::uuid)
ORDER BY drafts.updated_at DESC, drafts.scene_id DESC LIMIT $4::int
