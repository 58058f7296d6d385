-- Ideas with everything a card shows, in the order of the ids in $1; ids that do not exist are left out. Says nothing
-- about who may see them. $2: who asks, NULL for a stranger.
SELECT ideas.id::text, ideas.user_id::text, ideas.status, topics.slug AS topic_slug, topics.name AS topic_name,
       categories.slug AS category_slug, categories.name AS category_name,
       users.username, users.display_name, ideas.title, ideas.prompt, coalesce(ideas.tags, '{}') AS tags,
       ideas.scene_count, ideas.like_count, ideas.view_count,
       iso_instant(ideas.created_at) AS created_at, iso_instant(ideas.updated_at) AS updated_at,
       likes.id IS NOT NULL AS liked
FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
JOIN ideas ON ideas.id = wanted.id
JOIN topics ON topics.id = ideas.topic_id
JOIN users ON users.id = ideas.user_id
LEFT JOIN categories ON categories.id = ideas.category_id
LEFT JOIN likes ON likes.user_id = $2::uuid AND likes.target_type = 'idea' AND likes.target_id = ideas.id
ORDER BY wanted.place
