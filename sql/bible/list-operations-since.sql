-- The operations of a scene's bible versions after $2, oldest first, at most $3 versions.
SELECT version, coalesce(operations, '[]') AS operations
FROM scene_bibles WHERE scene_id = $1::uuid AND version > $2::int
ORDER BY version LIMIT $3::int
