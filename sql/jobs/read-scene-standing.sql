-- What a new continuation must know of its scene; no row when there is none. Share-locked, so that a scene closed in
-- the same moment is either seen closed here or waits for this transaction.
SELECT user_id::text, title, status, segment_count, bible_version FROM scenes WHERE id = $1::uuid FOR SHARE
