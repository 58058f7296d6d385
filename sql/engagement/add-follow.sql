-- Follows a scene, a topic or a person ($2: which); following twice is following once. At most one row.
INSERT INTO follows (user_id, target_type, target_id) VALUES ($1::uuid, $2::text, $3::uuid)
ON CONFLICT (user_id, target_type, target_id) DO NOTHING
RETURNING true AS added
