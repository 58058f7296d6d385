-- Makes the version that was just added the scene's newest. The caller holds the scene's lock. One row.
UPDATE scenes SET bible_version = $2::int WHERE id = $1::uuid RETURNING true AS updated
