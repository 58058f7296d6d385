-- Locks a scene until the transaction ends: whoever holds it decides what comes next in the story.
SELECT status, segment_count, bible_version, playlist_revision FROM scenes WHERE id = $1::uuid FOR UPDATE
