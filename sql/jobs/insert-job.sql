-- A new job with the first line of its feed. Returns its id; created_at is the id's own millisecond.
-- $7: what the feed's line says beyond its kind. $8: what it begins with, as if earlier stages had made it, or null.
WITH made AS MATERIALIZED (SELECT uuidv7() AS id),
job AS (
    INSERT INTO jobs (id, created_at, scene_id, user_id, type, input_text, bible_version, idempotency_key, message,
                      stage, progress, result_data, event_sequence)
    SELECT id, uuid_extract_timestamp(id), $1::uuid, $2::uuid, $3::text, $4::text, $5::int, $6::text,
           $7::jsonb ->> 'message', $7::jsonb ->> 'stage', ($7::jsonb ->> 'progress')::int, $8::jsonb, 1
    FROM made
    RETURNING id
),
event AS (
    INSERT INTO job_events (job_id, sequence, kind, payload) SELECT id, 1, 'queued', $7::jsonb FROM job
    RETURNING job_id
)
SELECT event.job_id::text AS id FROM event
