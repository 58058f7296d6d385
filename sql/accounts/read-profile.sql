-- What everybody may know of a person ($1: username); no row for a closed account. Counts only what everybody may see.
-- $2: who asks, NULL for a stranger.
SELECT people.id::text, people.username, people.display_name, people.bio, people.shows_likes,
       iso_instant(people.created_at) AS created_at,
       (SELECT count(*)::int FROM segment_positions JOIN scenes ON scenes.id = segment_positions.scene_id
        WHERE segment_positions.user_id = people.id AND segment_positions.status = 'active'
          AND scenes.status IN ('active', 'locked')) AS segment_count,
       (SELECT count(*)::int FROM scenes
        WHERE scenes.user_id = people.id AND scenes.status IN ('active', 'locked') AND scenes.segment_count > 0)
           AS scene_count,
       (SELECT count(*)::int FROM follows WHERE follows.target_type = 'person' AND follows.target_id = people.id)
           AS follower_count,
       EXISTS (SELECT 1 FROM follows WHERE follows.user_id = $2::uuid AND follows.target_type = 'person'
                   AND follows.target_id = people.id) AS following
FROM users people
WHERE people.username = $1::text AND people.is_active
