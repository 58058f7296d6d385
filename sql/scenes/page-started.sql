-- Ids of visible scenes that a person ($1) began, newest first. $2: whether one still without segments is shown, as it is
-- to them alone. $3: id to continue after. $4: rows at most.
SELECT id::text FROM scenes
WHERE user_id = $1::uuid AND status IN ('active', 'locked') AND (segment_count > 0 OR $2::boolean) AND id < $3::uuid
ORDER BY id DESC
LIMIT $4::int
