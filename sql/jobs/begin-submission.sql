-- Says that an order is about to be placed, before it is. No row when another worker said so first.
INSERT INTO video_submissions (job_id, attempt, provider, request_hash)
VALUES ($1::uuid, $2::int, $3::text, $4::text)
ON CONFLICT (job_id, attempt) DO NOTHING
RETURNING attempt
