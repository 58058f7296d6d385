-- Ids of visible scenes that a person ($1) likes, the newest like first. $2: like to continue after. $3: rows at most.
SELECT likes.target_id::text AS id, likes.id::text AS like_id
FROM likes JOIN scenes ON scenes.id = likes.target_id
WHERE likes.user_id = $1::uuid AND likes.target_type = 'scene' AND likes.id < $2::uuid
  AND scenes.status IN ('active', 'locked') AND scenes.segment_count > 0
ORDER BY likes.id DESC
LIMIT $3::int
