-- Who follows a scene that has just grown, the writer of its new segment, or, when that is its opening, its topic. Each
-- person once for a segment. $1: [{cause, scene, writer, sequence}] in JSON.
WITH published AS (
    SELECT published.*, scenes.topic_id
    FROM jsonb_to_recordset($1::jsonb) AS published (cause bigint, scene uuid, writer uuid, sequence int)
    JOIN scenes ON scenes.id = published.scene
)
SELECT published.cause::text AS cause_id, follows.user_id::text
FROM published JOIN follows ON follows.target_type = 'scene' AND follows.target_id = published.scene
UNION
SELECT published.cause::text, follows.user_id::text
FROM published JOIN follows ON follows.target_type = 'person' AND follows.target_id = published.writer
UNION
SELECT published.cause::text, follows.user_id::text
FROM published JOIN follows ON follows.target_type = 'topic' AND follows.target_id = published.topic_id
WHERE published.sequence = 1
