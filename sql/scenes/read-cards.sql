-- Scenes with everything a card or a page shows, in the order of the ids in $1; ids that do not exist are left out. Says
-- nothing about who may see them. $2: who asks, NULL for a stranger.
-- last_sequence: the newest segment anybody may watch, 0 when there is none.
SELECT scenes.id::text, scenes.idea_id::text, ideas.title AS idea_title, scenes.user_id::text,
       topics.slug AS topic_slug, topics.name AS topic_name, users.username, users.display_name,
       scenes.title, scenes.description, scenes.status, scenes.writers, scenes.segment_count, scenes.total_duration,
       scenes.contributor_count, scenes.view_count, scenes.like_count, scenes.thumbnail_url, scenes.bible_version,
       scenes.playlist_revision, iso_instant(scenes.created_at) AS created_at,
       iso_instant(scenes.updated_at) AS updated_at, iso_instant(scenes.last_segment_at) AS last_segment_at,
       likes.id IS NOT NULL AS liked, follows.user_id IS NOT NULL AS following,
       EXISTS (SELECT FROM scene_invitations
               WHERE scene_invitations.scene_id = scenes.id AND scene_invitations.user_id = $2::uuid) AS is_invited,
       coalesce((SELECT newest.sequence FROM segment_positions newest
                 WHERE newest.scene_id = scenes.id AND newest.status = 'active'
                 ORDER BY newest.sequence DESC LIMIT 1), 0) AS last_sequence
FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
JOIN scenes ON scenes.id = wanted.id
JOIN ideas ON ideas.id = scenes.idea_id
JOIN topics ON topics.id = scenes.topic_id
JOIN users ON users.id = scenes.user_id
LEFT JOIN likes ON likes.user_id = $2::uuid AND likes.target_type = 'scene' AND likes.target_id = scenes.id
LEFT JOIN follows ON follows.user_id = $2::uuid AND follows.target_type = 'scene' AND follows.target_id = scenes.id
ORDER BY wanted.place
