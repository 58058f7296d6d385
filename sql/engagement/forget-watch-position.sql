-- Forgets where a person stopped watching: in one scene ($2), or everywhere when that is NULL. One row a forgotten place.
DELETE FROM watch_positions WHERE user_id = $1::uuid AND ($2::uuid IS NULL OR scene_id = $2::uuid)
RETURNING true AS removed
