-- Says how a person ($1) wants to hear of one kind ($2): $3 in the inbox, $4 by mail. One row.
INSERT INTO notification_preferences (user_id, kind, in_app, mail) VALUES ($1::uuid, $2::text, $3::boolean, $4::text)
ON CONFLICT (user_id, kind) DO UPDATE SET in_app = excluded.in_app, mail = excluded.mail
RETURNING true AS stored
