-- The continuation that waits for an accepted proposal; NULL when none does.
SELECT job_id::text FROM bible_proposals WHERE id = $1::uuid AND status = 'accepted'
