-- Adds one line to the audit log; the trigger numbers and chains it and holds the chain's lock until the transaction
-- ends. Returns its position.
INSERT INTO audit_log (actor_id, action, target_type, target_id, detail)
VALUES ($1::uuid, $2::text, $3::text, $4::uuid, $5::jsonb)
RETURNING position::int AS position
