-- Adds the version of a scene's bible that the segment at place $4 brought, with what made it; fails when that version
-- exists. The caller holds the scene's lock.
INSERT INTO scene_bibles (scene_id, version, data, created_by_segment_id, created_by_user_id, diff, operations, reason)
VALUES ($1::uuid, $2::int, $3::jsonb,
        (SELECT segment_id FROM segment_positions WHERE scene_id = $1::uuid AND sequence = $4::int),
        $5::uuid, $6::jsonb, $7::jsonb, $8::text)
RETURNING version
