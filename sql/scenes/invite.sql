-- Invites a person ($2) to continue a scene; inviting twice is inviting once. At most one row.
INSERT INTO scene_invitations (scene_id, user_id) VALUES ($1::uuid, $2::uuid)
ON CONFLICT (scene_id, user_id) DO NOTHING
RETURNING true AS invited
