-- Closes the row of a try, once: a row somebody else has closed stays as it is and nothing is returned.
-- A try never ends before it started, whatever the clock did meanwhile.
-- $6: what it went with and what came back.
UPDATE job_attempts SET
    outcome = $5::text,
    finished_at = greatest(now(), started_at),
    latency_ms = least(extract(epoch FROM greatest(now(), started_at) - started_at) * 1000, 2147483647)::int,
    provider = coalesce($6::jsonb ->> 'provider', provider),
    model = coalesce($6::jsonb ->> 'model', model),
    prompt = coalesce($6::jsonb ->> 'prompt', prompt),
    input = coalesce($6::jsonb -> 'input', input),
    output = coalesce($6::jsonb -> 'output', output),
    cost_usd = coalesce(($6::jsonb ->> 'costUsd')::numeric, cost_usd),
    error_code = left($6::jsonb ->> 'errorCode', 50),
    error_message = left($6::jsonb ->> 'errorMessage', 2000)
WHERE job_id = $1::uuid AND stage = $2::text AND round = $3::int AND attempt = $4::int AND outcome = 'running'
RETURNING true AS closed
