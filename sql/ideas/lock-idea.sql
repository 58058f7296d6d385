-- Locks an idea until the transaction ends, so that what is decided by its version or its status still holds when it is
-- written. No row when there is none.
SELECT user_id::text, topic_id::text, status, moderation_status, iso_instant(updated_at) AS updated_at
FROM ideas WHERE id = $1::uuid FOR UPDATE
