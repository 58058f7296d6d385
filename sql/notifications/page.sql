-- A person's ($1) inbox, newest first, by row-value keyset: $2, $3: time and id to continue after. $4: rows at most.
-- Scenes that were taken down are left out, except their owner's.
SELECT notifications.id::text, notifications.kind, notifications.scene_id::text, scenes.title AS scene_title,
       coalesce(actor.username, 'somebody') AS username, actor.display_name, notifications.count, notifications.sequence,
       notifications.job_id::text, notifications.proposal_id::text, bible_proposals.status AS proposal_status,
       notifications.error_code, iso_instant(notifications.changed_at) AS changed_at,
       notifications.read_at IS NOT NULL AS is_read
FROM notifications
JOIN scenes ON scenes.id = notifications.scene_id
    AND (scenes.status IN ('active', 'locked') OR scenes.user_id = $1::uuid)
LEFT JOIN users actor ON actor.id = notifications.actor_id
LEFT JOIN bible_proposals ON bible_proposals.id = notifications.proposal_id
WHERE notifications.user_id = $1::uuid AND notifications.in_app
  AND (notifications.changed_at, notifications.id) < ($2::timestamptz, $3::uuid)
ORDER BY notifications.changed_at DESC, notifications.id DESC
LIMIT $4::int
