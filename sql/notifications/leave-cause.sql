-- Leaves word of something that people want to hear of; it becomes notifications a moment later. Waits for nobody.
-- $1: kind, $2: scene, $3: who did it, $4: job, $5: proposal, $6: place of the segment, $7: error code.
INSERT INTO notification_causes (kind, scene_id, actor_id, job_id, proposal_id, sequence, error_code)
VALUES ($1::text, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::int, $7::text)
RETURNING true AS left_behind
