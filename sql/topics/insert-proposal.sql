-- Adds a topic proposal, waiting for review. One row.
INSERT INTO user_topics (user_id, name, description) VALUES ($1::uuid, $2::text, $3::text)
RETURNING id::text, name, description, status, rejection_reason, iso_instant(created_at) AS created_at
