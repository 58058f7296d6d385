-- Notes how an order stands; the provider's id and what it wants to be called with are kept once known.
UPDATE video_submissions SET
    state = $3::text, provider_job_id = coalesce($4::text, provider_job_id), handle = coalesce($5::jsonb, handle)
WHERE job_id = $1::uuid AND attempt = $2::int
RETURNING state
