-- Changes an idea's status; the caller holds its lock. One row.
UPDATE ideas SET status = $2::text WHERE id = $1::uuid RETURNING true AS updated
