-- Marks a person's ($1) unread notifications as read, those up to the moment $2, and only $3 unless it is NULL. A row
-- each.
UPDATE notifications SET read_at = now()
WHERE user_id = $1::uuid AND read_at IS NULL AND in_app AND changed_at <= $2::timestamptz
  AND ($3::uuid IS NULL OR id = $3::uuid)
RETURNING id::text
