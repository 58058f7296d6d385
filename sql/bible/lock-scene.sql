-- Locks a scene until the transaction ends; no row when there is none. Its bible is read by a statement of its own
-- afterwards: joined to it here, a version that was added while we waited for the lock would not be seen.
SELECT user_id::text, status, segment_count, bible_version FROM scenes WHERE id = $1::uuid FOR UPDATE
