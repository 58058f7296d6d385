-- How many notifications of a person ($1) are unread, at most $2, by the same rule as page.sql. One row.
SELECT count(*)::int AS unread FROM (
    SELECT 1 FROM notifications
    JOIN scenes ON scenes.id = notifications.scene_id
        AND (scenes.status IN ('active', 'locked') OR scenes.user_id = $1::uuid)
    WHERE notifications.user_id = $1::uuid AND notifications.read_at IS NULL AND notifications.in_app
    LIMIT $2::int
) counted
