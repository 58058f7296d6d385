-- Marks as read what causes have made pointless: a proposal that waited and was decided or withdrawn, a failure of a job
-- that has published since. $1: causes from take-causes.sql, an array of JSON. One row: how many.
WITH over AS (
    SELECT cause.actor_id AS user_id, cause.job_id, NULL::uuid AS proposal_id
    FROM jsonb_to_recordset($1::jsonb) AS cause (kind text, actor_id uuid, job_id uuid)
    WHERE cause.kind = 'segment_published'
    UNION ALL
    SELECT scenes.user_id, NULL, cause.proposal_id
    FROM jsonb_to_recordset($1::jsonb) AS cause (kind text, scene_id uuid, proposal_id uuid)
    JOIN scenes ON scenes.id = cause.scene_id
    WHERE cause.kind = 'proposal_settled'
),
settled AS (
    UPDATE notifications SET read_at = now() FROM over
    WHERE notifications.user_id = over.user_id AND notifications.read_at IS NULL
      AND notifications.kind IN ('verdict', 'job_failed', 'proposal_waiting')
      AND (notifications.job_id = over.job_id OR notifications.proposal_id = over.proposal_id)
    RETURNING 1
)
SELECT count(*)::int AS settled FROM settled
