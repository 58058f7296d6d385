-- Keeps a verdict; one per job and round.
INSERT INTO verdicts (job_id, round, bible_version, outcome, validator, findings, notes, note_wordings)
VALUES ($1::uuid, $2::int, $3::int, $4::text, left($5::text, 50), $6::jsonb, $7::jsonb, $8::jsonb)
ON CONFLICT (job_id, round) DO UPDATE SET
    bible_version = EXCLUDED.bible_version, outcome = EXCLUDED.outcome, validator = EXCLUDED.validator,
    findings = EXCLUDED.findings, notes = EXCLUDED.notes, note_wordings = EXCLUDED.note_wordings
RETURNING true AS stored
