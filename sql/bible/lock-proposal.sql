-- Locks one proposal until the transaction ends; no row when the scene has no such proposal.
SELECT id::text, user_id::text, job_id::text, base_version, operations, reason, status
FROM bible_proposals WHERE id = $1::uuid AND scene_id = $2::uuid FOR UPDATE
