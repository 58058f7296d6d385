-- A proposal to change a bible, waiting for a decision. One row: its id.
INSERT INTO bible_proposals (scene_id, user_id, job_id, base_version, operations, reason)
VALUES ($1::uuid, $2::uuid, $3::uuid, $4::int, $5::jsonb, $6::text)
RETURNING id::text
