-- Takes back the invitation of a person ($2); whoever was not invited changes nothing. At most one row.
DELETE FROM scene_invitations WHERE scene_id = $1::uuid AND user_id = $2::uuid RETURNING true AS withdrawn
