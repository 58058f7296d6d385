-- What a new continuation by a person ($2) must know of its scene; no row when there is none. Share-locked, so that a
-- scene closed in the same moment is either seen closed here or waits for this transaction.
SELECT user_id::text, title, status, writers, segment_count, bible_version,
       EXISTS (SELECT FROM scene_invitations
               WHERE scene_invitations.scene_id = scenes.id AND scene_invitations.user_id = $2::uuid) AS is_invited
FROM scenes WHERE id = $1::uuid FOR SHARE
