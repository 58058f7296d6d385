-- Leaves a line for the audit log, to be chained a moment later. Waits for nobody.
INSERT INTO audit_inbox (actor_id, action, target_type, target_id, detail)
VALUES ($1::uuid, $2::text, $3::text, $4::uuid, $5::jsonb)
RETURNING true AS left_behind
