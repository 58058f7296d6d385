-- Makes notifications of causes for everybody concerned, each as they want them. What people hear of a scene's segments
-- is counted up in one row until they read it. A writer is told of what comes after their first segment, and then not
-- once more as a follower. One row: how many notifications were made or changed.
-- $1: causes from take-causes.sql, an array of JSON. $2: followers, [{cause, user}] in JSON.
WITH cause AS MATERIALIZED (
    SELECT cause.* FROM jsonb_to_recordset($1::jsonb) AS cause (
        id bigint, kind text, scene_id uuid, actor_id uuid, job_id uuid, proposal_id uuid, sequence int, error_code text,
        created_at timestamptz)
    JOIN scenes ON scenes.id = cause.scene_id
),
writer AS MATERIALIZED (
    SELECT scene_id, user_id, min(sequence) AS first_sequence FROM segment_positions
    WHERE scene_id IN (SELECT scene_id FROM cause WHERE kind = 'segment_published')
    GROUP BY scene_id, user_id
),
concerned AS (
    SELECT actor_id AS user_id, 'published' AS hears, cause.* FROM cause WHERE kind = 'segment_published'
    UNION ALL
    SELECT writer.user_id, 'continued', cause.*
    FROM cause JOIN writer ON writer.scene_id = cause.scene_id AND writer.first_sequence < cause.sequence
    WHERE cause.kind = 'segment_published' AND writer.user_id <> cause.actor_id
    UNION ALL
    SELECT follower."user", 'followed', cause.*
    FROM jsonb_to_recordset($2::jsonb) AS follower (cause bigint, "user" uuid)
    JOIN cause ON cause.id = follower.cause
    LEFT JOIN writer ON writer.scene_id = cause.scene_id AND writer.user_id = follower."user"
    WHERE follower."user" <> cause.actor_id AND coalesce(writer.first_sequence > cause.sequence, true)
    UNION ALL
    SELECT actor_id, CASE WHEN error_code IN ('continuity_blocked', 'continuity_doubted') THEN 'verdict'
                          ELSE 'job_failed' END, cause.*
    FROM cause WHERE kind = 'job_failed'
    UNION ALL
    SELECT scenes.user_id, 'proposal_waiting', cause.*
    FROM cause JOIN scenes ON scenes.id = cause.scene_id
    WHERE cause.kind = 'proposal_made' AND scenes.user_id <> cause.actor_id
    UNION ALL
    SELECT bible_proposals.user_id, 'proposal_decided', cause.*
    FROM cause JOIN bible_proposals ON bible_proposals.id = cause.proposal_id
    WHERE cause.kind = 'proposal_settled' AND bible_proposals.user_id <> cause.actor_id
      AND bible_proposals.status IN ('accepted', 'declined')
),
news AS (
    SELECT user_id, hears, scene_id, count(*)::int AS count, min(sequence) AS sequence, max(created_at) AS changed_at,
           (array_agg(actor_id ORDER BY id DESC))[1] AS actor_id, (array_agg(job_id ORDER BY id DESC))[1] AS job_id,
           (array_agg(proposal_id ORDER BY id DESC))[1] AS proposal_id, max(error_code) AS error_code, max(id) AS newest
    FROM concerned
    GROUP BY user_id, hears, scene_id,
             CASE WHEN hears IN ('published', 'continued', 'followed') THEN 0 ELSE id END
),
spread AS (
    INSERT INTO notifications (user_id, kind, scene_id, actor_id, job_id, proposal_id, sequence, count, error_code, in_app,
                               changed_at)
    SELECT news.user_id, news.hears, news.scene_id, news.actor_id, news.job_id, news.proposal_id, news.sequence,
           news.count, news.error_code, coalesce(wish.in_app, true), news.changed_at
    FROM news
    JOIN users ON users.id = news.user_id AND users.is_active
    LEFT JOIN notification_preferences wish ON wish.user_id = news.user_id AND wish.kind = news.hears
    WHERE coalesce(wish.in_app OR wish.mail = 'digest', true)
    ORDER BY news.newest
    ON CONFLICT (user_id, scene_id, kind) WHERE read_at IS NULL AND kind IN ('published', 'continued', 'followed')
    DO UPDATE SET count = notifications.count + excluded.count, actor_id = excluded.actor_id, job_id = excluded.job_id,
                  changed_at = greatest(notifications.changed_at, excluded.changed_at), in_app = excluded.in_app,
                  mailed_at = NULL
    RETURNING 1
)
SELECT count(*)::int AS spread FROM spread
