-- Gives a text back to its writer as a draft. A draft they have begun since is newer work and stays.
INSERT INTO drafts (user_id, scene_id, text) VALUES ($1::uuid, $2::uuid, $3::text)
ON CONFLICT (user_id, scene_id) DO NOTHING
RETURNING true AS kept
