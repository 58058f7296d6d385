-- Locks a scene until the transaction ends, so that an edit is decided by the version it replaces. No row when there is
-- none.
SELECT user_id::text, status, writers, iso_instant(updated_at) AS updated_at FROM scenes WHERE id = $1::uuid FOR UPDATE
