-- Marks as read that a person ($2) was invited to continue a scene ($1): they no longer are. A row each.
UPDATE notifications SET read_at = now()
WHERE user_id = $2::uuid AND scene_id = $1::uuid AND kind = 'invited' AND read_at IS NULL
RETURNING id::text
