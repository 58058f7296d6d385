-- Adds the next version of a scene's bible with what made it; fails when that version exists. The caller holds the
-- scene's lock.
INSERT INTO scene_bibles (scene_id, version, data, created_by_segment_id, created_by_user_id, diff, operations, reason)
VALUES ($1::uuid, $2::int, $3::jsonb, $4::uuid, $5::uuid, $6::jsonb, $7::jsonb, $8::text)
RETURNING version
