-- A row when a provider's job is already known as one of our orders.
SELECT true AS taken FROM video_submissions WHERE provider = $1::text AND provider_job_id = $2::text LIMIT 1
