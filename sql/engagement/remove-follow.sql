-- Stops following; whoever did not follow changes nothing. At most one row.
DELETE FROM follows WHERE user_id = $1::uuid AND target_type = $2::text AND target_id = $3::uuid
RETURNING true AS removed
