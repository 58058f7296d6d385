-- What is found by words and facets: the newest thousand matches, for search to rank and to count among. Each is one plain
-- query, which the planner puts in the place of its call and plans for the words and facets of that call: it must stay
-- STABLE and one SELECT. What is not asked for is NULL or an empty list and is not compared, or the planner would expect a
-- sixth of the matches and sort them all.
CREATE OR REPLACE FUNCTION idea_matches(
    words TEXT, in_topics TEXT[], not_in_topics TEXT[], with_tags TEXT[], without_tags TEXT[],
    -- Whether scenes have grown from it.
    has_scenes BOOLEAN,
    made_before TIMESTAMPTZ
) RETURNS TABLE (id UUID, topic_id UUID, tags TEXT[], search TSVECTOR) AS $$
    SELECT ideas.id, ideas.topic_id, ideas.tags, ideas.search FROM ideas
    WHERE ideas.status = 'active' AND ideas.moderation_status <> 'rejected'
      AND (words IS NULL OR ideas.search @@ websearch_to_tsquery('simple', words))
      AND (cardinality(in_topics) = 0 OR ideas.topic_id = ANY(ARRAY(SELECT topics.id FROM topics WHERE topics.slug = ANY(in_topics))))
      AND (cardinality(not_in_topics) = 0 OR ideas.topic_id <> ALL(ARRAY(SELECT topics.id FROM topics WHERE topics.slug = ANY(not_in_topics))))
      AND (cardinality(with_tags) = 0 OR ideas.tags @> with_tags)
      AND (cardinality(without_tags) = 0 OR NOT coalesce(ideas.tags && without_tags, false))
      AND (has_scenes IS NULL OR (ideas.scene_count > 0) = has_scenes)
      -- As a sum it tempts no plan to read the whole index of creation times.
      AND (made_before IS NULL OR ideas.created_at + INTERVAL '0' <= made_before)
    ORDER BY ideas.created_at DESC, ideas.id DESC
    LIMIT 1000
$$ LANGUAGE sql STABLE;

CREATE OR REPLACE FUNCTION scene_matches(
    words TEXT, in_topics TEXT[], not_in_topics TEXT[],
    -- Of the scene's idea.
    with_tags TEXT[], without_tags TEXT[],
    in_languages TEXT[], not_in_languages TEXT[],
    -- 'short' (below a minute), 'medium' or 'long' (above five).
    of_lengths TEXT[], not_of_lengths TEXT[],
    -- All of these, none of those.
    with_notes TEXT[], without_notes TEXT[],
    standing TEXT,
    begun_before TIMESTAMPTZ
) RETURNS TABLE (
    id UUID, topic_id UUID, idea_id UUID, language TEXT, length TEXT, content_notes TEXT[], search TSVECTOR
) AS $$
    SELECT scenes.id, scenes.topic_id, scenes.idea_id, scenes.language::text, measured.length, scenes.content_notes,
           scene_search.search
    FROM scenes
    LEFT JOIN scene_search ON scene_search.scene_id = scenes.id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN scenes.total_duration < 60 THEN 'short'
                    WHEN scenes.total_duration <= 300 THEN 'medium' ELSE 'long' END AS length
    ) measured
    WHERE scenes.status IN ('active', 'locked') AND scenes.segment_count > 0
      AND (words IS NULL OR scene_search.search @@ websearch_to_tsquery('simple', words))
      AND (cardinality(in_topics) = 0 OR scenes.topic_id = ANY(ARRAY(SELECT topics.id FROM topics WHERE topics.slug = ANY(in_topics))))
      AND (cardinality(not_in_topics) = 0 OR scenes.topic_id <> ALL(ARRAY(SELECT topics.id FROM topics WHERE topics.slug = ANY(not_in_topics))))
      AND (cardinality(with_tags) = 0
           OR EXISTS (SELECT 1 FROM ideas WHERE ideas.id = scenes.idea_id AND ideas.tags @> with_tags))
      AND (cardinality(without_tags) = 0
           OR NOT EXISTS (SELECT 1 FROM ideas WHERE ideas.id = scenes.idea_id AND ideas.tags && without_tags))
      AND (cardinality(in_languages) = 0 OR scenes.language = ANY(in_languages))
      AND (cardinality(not_in_languages) = 0 OR scenes.language IS NULL OR scenes.language <> ALL(not_in_languages))
      AND (cardinality(of_lengths) = 0 OR measured.length = ANY(of_lengths))
      AND (cardinality(not_of_lengths) = 0 OR measured.length <> ALL(not_of_lengths))
      AND (cardinality(with_notes) = 0 OR scenes.content_notes @> with_notes)
      AND (cardinality(without_notes) = 0 OR NOT scenes.content_notes && without_notes)
      AND (standing IS NULL OR scenes.status = standing)
      AND (begun_before IS NULL OR scenes.created_at + INTERVAL '0' <= begun_before)
    ORDER BY scenes.created_at DESC, scenes.id DESC
    LIMIT 1000
$$ LANGUAGE sql STABLE;
