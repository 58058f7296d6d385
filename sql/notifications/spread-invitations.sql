-- Makes notifications of at most $1 invitations to continue a scene that nobody has been told of, oldest first, each as
-- its reader wants them. Only its owner invites to a scene. Two at once tell of different ones. One row: how many
-- invitations were dealt with.
WITH taken AS (
    UPDATE scene_invitations SET told_at = now()
    WHERE (scene_id, user_id) IN (
        SELECT scene_id, user_id FROM scene_invitations
        WHERE told_at IS NULL ORDER BY invited_at LIMIT $1::int FOR UPDATE SKIP LOCKED
    )
    RETURNING scene_id, user_id, invited_at
),
spread AS (
    INSERT INTO notifications (user_id, kind, scene_id, actor_id, in_app, changed_at)
    SELECT taken.user_id, 'invited', taken.scene_id, scenes.user_id, coalesce(wish.in_app, true), taken.invited_at
    FROM taken
    JOIN scenes ON scenes.id = taken.scene_id
    JOIN users ON users.id = taken.user_id AND users.is_active
    LEFT JOIN notification_preferences wish ON wish.user_id = taken.user_id AND wish.kind = 'invited'
    WHERE coalesce(wish.in_app OR wish.mail = 'digest', true)
    ORDER BY taken.invited_at
)
SELECT count(*)::int AS dealt_with FROM taken
