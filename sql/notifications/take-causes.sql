-- Takes at most $1 causes, oldest first, to be made into notifications in the same transaction. One taker at a time; the
-- others find nothing to do. A row per cause; rows: them as JSON, for spread-causes.sql and settle-causes.sql.
WITH taker AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('skein.notifications', 0)) AS mine),
taken AS (
    DELETE FROM notification_causes
    WHERE id IN (SELECT id FROM notification_causes WHERE (SELECT mine FROM taker) ORDER BY id LIMIT $1::int)
    RETURNING *
)
SELECT id::text, kind, scene_id::text, actor_id::text, sequence, to_jsonb(taken)::text AS cause FROM taken ORDER BY taken.id
