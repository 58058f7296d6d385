-- Whether the claim on message $2 of queue $1, taken at its retry count $3, still stands. Keeps it standing until the
-- transaction ends: whoever would take the message over waits. pg-boss has no call for this; the columns are its
-- published schema.
SELECT true AS held FROM pgboss.job
WHERE name = $1::text AND id = $2::uuid AND retry_count = $3::int AND state = 'active'
FOR UPDATE
