-- Withdraws in its author's name what still waits to be decided in a scene ($1) for a job's sake ($2). A proposal that is
-- being decided is waited for, and stays as it was decided. A row each.
UPDATE bible_proposals SET status = 'withdrawn', decided_by = user_id, decided_at = now()
WHERE scene_id = $1::uuid AND job_id = $2::uuid AND status = 'pending'
RETURNING id::text
