-- The ids behind a topic's slug and, when $2 is given, a category's slug in it; no row when the topic is not active,
-- category_id NULL when it has no such active category.
SELECT topics.id::text AS topic_id, categories.id::text AS category_id
FROM topics
LEFT JOIN categories ON categories.topic_id = topics.id AND categories.slug = $2::text AND categories.is_active
WHERE topics.slug = $1::text AND topics.is_active
