-- Notes that a person ($1) is told by mail of all they want by mail and have not been told of. What they do not want in
-- their inbox is thereby read. Newest first, at most $2 in full. total: how many there are; language: the reader's. An empty
-- list: nothing to tell.
WITH told AS (
    UPDATE notifications SET mailed_at = now(), read_at = CASE WHEN notifications.in_app THEN NULL ELSE now() END
    FROM notification_preferences wish
    WHERE notifications.user_id = $1::uuid AND notifications.read_at IS NULL AND notifications.mailed_at IS NULL
      AND wish.user_id = notifications.user_id AND wish.kind = notifications.kind AND wish.mail = 'digest'
    RETURNING notifications.*
)
SELECT told.id::text, told.kind, told.scene_id::text, scenes.title AS scene_title,
       coalesce(actor.username, 'somebody') AS username, actor.display_name, told.count, told.sequence,
       told.job_id::text, told.proposal_id::text, bible_proposals.status AS proposal_status, told.error_code,
       iso_instant(told.changed_at) AS changed_at, false AS is_read, count(*) OVER ()::int AS total,
       (SELECT users.language FROM users WHERE users.id = $1::uuid) AS language
FROM told
JOIN scenes ON scenes.id = told.scene_id AND (scenes.status IN ('active', 'locked') OR scenes.user_id = $1::uuid)
LEFT JOIN users actor ON actor.id = told.actor_id
LEFT JOIN bible_proposals ON bible_proposals.id = told.proposal_id
ORDER BY told.changed_at DESC, told.id DESC
LIMIT $2::int
