-- Settles a proposal; the caller holds its lock. $2: the status; $3: who, $4: their words, $5: the version it made, NULL
-- unless it was accepted. One row.
UPDATE bible_proposals SET status = $2::text, decided_by = $3::uuid, decision_note = $4::text, bible_version = $5::int,
                           decided_at = now()
WHERE id = $1::uuid RETURNING true AS decided
