-- What a person follows, newest first, without what has been taken down since. $1: the person. $2, $3: time and id to
-- continue after. $4: rows at most. key: the scene's id, the topic's slug or the username.
SELECT follows.target_type, follows.target_id::text, iso_instant(follows.created_at) AS at,
       coalesce(scenes.id::text, topics.slug, people.username) AS key,
       coalesce(scenes.title, topics.name, people.display_name, people.username) AS name
FROM follows
LEFT JOIN scenes ON follows.target_type = 'scene' AND scenes.id = follows.target_id
    AND scenes.status IN ('active', 'locked')
LEFT JOIN topics ON follows.target_type = 'topic' AND topics.id = follows.target_id AND topics.is_active
LEFT JOIN users people ON follows.target_type = 'person' AND people.id = follows.target_id AND people.is_active
WHERE follows.user_id = $1::uuid AND (follows.created_at, follows.target_id) < ($2::timestamptz, $3::uuid)
  AND coalesce(scenes.id, topics.id, people.id) IS NOT NULL
ORDER BY follows.created_at DESC, follows.target_id DESC
LIMIT $4::int
