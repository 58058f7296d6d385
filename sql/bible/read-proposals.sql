-- Proposals of one scene with an id below $2, newest first, at most $4. $3: the status they must have, NULL for any.
-- $5: the one proposal asked for, NULL for all.
SELECT bible_proposals.id::text, bible_proposals.scene_id::text, bible_proposals.user_id::text, users.username,
       users.display_name, bible_proposals.job_id::text, bible_proposals.base_version, bible_proposals.operations,
       bible_proposals.reason, bible_proposals.status, bible_proposals.decision_note, bible_proposals.bible_version,
       iso_instant(bible_proposals.created_at) AS created_at, iso_instant(bible_proposals.decided_at) AS decided_at
FROM bible_proposals JOIN users ON users.id = bible_proposals.user_id
WHERE bible_proposals.scene_id = $1::uuid AND bible_proposals.id < $2::uuid
  AND ($3::text IS NULL OR bible_proposals.status = $3::text)
  AND ($5::uuid IS NULL OR bible_proposals.id = $5::uuid)
ORDER BY bible_proposals.id DESC LIMIT $4::int
