-- Changes a scene's status; the caller holds its lock. One row.
UPDATE scenes SET status = $2::text WHERE id = $1::uuid RETURNING true AS updated
