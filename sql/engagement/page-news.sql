-- Scenes with a newest segment that is news to a person ($1): by somebody else, and beyond what they wrote or knew of when
-- they last watched. Of scenes they follow or wrote in, and those that people they follow began or wrote in (at most
-- 50 places and scenes of each, the newest scenes first, so that prolific people do not make the page dear). Last grown
-- first, by row-value keyset: $2, $3: time and id to continue after. $4: rows at most. Candidates are put in order before
-- anything more is asked of them: the rest is then read for those on the page alone.
-- reason: 1 follows the scene, 2 wrote in it, 3 follows a writer of it. new_segments: at most 100; NULL when the person
-- has neither watched nor written here, to whom all of it is new.
WITH watched_over AS (
    SELECT target_id AS scene_id, 1 AS reason FROM follows WHERE user_id = $1::uuid AND target_type = 'scene'
    UNION ALL
    SELECT scene_id, 2 FROM segment_positions WHERE user_id = $1::uuid
    UNION ALL
    SELECT id, 2 FROM scenes WHERE user_id = $1::uuid
    UNION ALL
    SELECT theirs.scene_id, 3
    FROM follows
    CROSS JOIN LATERAL (
        (SELECT scene_id FROM segment_positions
         WHERE segment_positions.user_id = follows.target_id AND segment_positions.status = 'active'
         ORDER BY scene_id DESC LIMIT 50)
        UNION ALL
        (SELECT id FROM scenes WHERE scenes.user_id = follows.target_id ORDER BY id DESC LIMIT 50)
    ) theirs
    WHERE follows.user_id = $1::uuid AND follows.target_type = 'person'
)
SELECT scenes.id::text, iso_instant(scenes.last_segment_at) AS at, scenes.reason,
       newest.segment_id::text, newest.sequence, newest.excerpt, iso_instant(newest.published_at) AS published_at,
       users.username, users.display_name,
       CASE WHEN known.sequence > 0 THEN (
           SELECT count(*)::int FROM (
               SELECT 1 FROM segment_positions later
               WHERE later.scene_id = scenes.id AND later.status = 'active' AND later.sequence > known.sequence
               LIMIT 100
           ) counted
       ) END AS new_segments
FROM (
    SELECT grown.id, grown.last_segment_at, candidates.reason
    FROM (SELECT scene_id, min(reason) AS reason FROM watched_over GROUP BY scene_id) candidates
    JOIN scenes grown ON grown.id = candidates.scene_id AND grown.status IN ('active', 'locked')
    WHERE (grown.last_segment_at, grown.id) < ($2::timestamptz, $3::uuid)
    ORDER BY grown.last_segment_at DESC, grown.id DESC
) scenes
CROSS JOIN LATERAL (
    SELECT segment_id, sequence, user_id, excerpt, published_at FROM segment_positions
    WHERE segment_positions.scene_id = scenes.id AND segment_positions.status = 'active'
    ORDER BY sequence DESC LIMIT 1
) newest
CROSS JOIN LATERAL (
    SELECT greatest(
        (SELECT newest_sequence FROM watch_positions
         WHERE watch_positions.user_id = $1::uuid AND watch_positions.scene_id = scenes.id),
        (SELECT max(mine.sequence) FROM segment_positions mine
         WHERE mine.user_id = $1::uuid AND mine.scene_id = scenes.id),
        0
    ) AS sequence
) known
CROSS JOIN LATERAL (SELECT username, display_name FROM users WHERE users.id = newest.user_id LIMIT 1) users
WHERE newest.user_id <> $1::uuid AND newest.sequence > known.sequence
ORDER BY scenes.last_segment_at DESC, scenes.id DESC
LIMIT $4::int
