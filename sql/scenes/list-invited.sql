-- Who is invited to continue a scene, invited last first. $2, $3: time and person to continue after. $4: rows at most.
SELECT scene_invitations.user_id::text, users.username, users.display_name,
       iso_instant(scene_invitations.invited_at) AS invited_at
FROM scene_invitations
JOIN users ON users.id = scene_invitations.user_id
WHERE scene_invitations.scene_id = $1::uuid
  AND (scene_invitations.invited_at, scene_invitations.user_id) < ($2::timestamptz, $3::uuid)
ORDER BY scene_invitations.invited_at DESC, scene_invitations.user_id DESC
LIMIT $4::int
