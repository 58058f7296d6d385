-- Changes who may continue a scene ($2); the caller holds its lock. One row.
UPDATE scenes SET writers = $2::text WHERE id = $1::uuid RETURNING true AS updated
