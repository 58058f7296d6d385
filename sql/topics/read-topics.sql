-- Active topics in display order, each with its active categories and the posters of its newest published scenes (at
-- most four). $1, $2: order and id to continue after. $3: rows at most. $4: only this slug, or NULL for all.
-- $5: who asks, NULL for a stranger.
-- BETWEEN where = would do: an equality lets the planner walk the newest scenes of all topics in search of four of this
-- one, and in a quiet topic it would find them only at the end.
SELECT topics.id::text, topics.name, topics.slug, topics.description, topics.icon_url, topics.display_order,
       topics.scene_count,
       coalesce(posters.urls, '{}') AS poster_urls,
       coalesce(shelf.items, '[]') AS categories,
       EXISTS (SELECT 1 FROM follows WHERE follows.user_id = $5::uuid AND follows.target_type = 'topic'
                   AND follows.target_id = topics.id) AS following
FROM topics
LEFT JOIN LATERAL (
    SELECT array_agg(newest.thumbnail_url ORDER BY newest.last_segment_at DESC) AS urls
    FROM (
        SELECT scenes.thumbnail_url, scenes.last_segment_at FROM scenes
        WHERE scenes.topic_id BETWEEN topics.id AND topics.id AND scenes.status IN ('active', 'locked')
          AND scenes.last_segment_at IS NOT NULL AND scenes.thumbnail_url IS NOT NULL
        ORDER BY scenes.topic_id, scenes.last_segment_at DESC, scenes.id DESC
        LIMIT 4
    ) newest
) posters ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', categories.id, 'name', categories.name, 'slug', categories.slug,
                                        'description', categories.description)
                     ORDER BY categories.display_order, categories.slug) AS items
    FROM categories WHERE categories.topic_id = topics.id AND categories.is_active
) shelf ON true
WHERE topics.is_active AND ($4::text IS NULL OR topics.slug = $4::text)
  AND (topics.display_order, topics.id) > ($1::int, $2::uuid)
ORDER BY topics.display_order, topics.id
LIMIT $3::int
