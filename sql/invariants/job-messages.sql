-- I4, I5. Each job that has not ended waits in exactly the queue of its stage, or its spent message waits to be buried;
-- no message speaks of a job that does not exist, and none is held or waits longer than it may. Only once pg-boss has
-- made its tables. $1: the stages in order; $2: hours a message may wait after it was due. A row per broken promise:
-- subject, problem.
WITH message AS MATERIALIZED (
    SELECT id, name, state, start_after, started_on + make_interval(secs => expire_seconds) AS expires_at,
           data ->> 'jobId' AS job_id, data ->> 'stage' AS stage, data ->> 'round' AS round
    FROM pgboss.job
    WHERE state < 'completed' AND (name = ANY ($1::text[]) OR name = 'dead_letter')
)
SELECT 'job ' || jobs.id AS subject,
       format('is %s in %s, round %s, and no message waits for it', jobs.status, jobs.stage, jobs.round) AS problem
FROM jobs
WHERE jobs.status NOT IN ('final_ready', 'failed', 'cancelled') AND NOT EXISTS (
    SELECT 1 FROM message
    WHERE message.job_id = jobs.id::text AND message.round = jobs.round::text
        AND message.stage = CASE jobs.stage WHEN 'pending' THEN ($1::text[])[1] ELSE jobs.stage END
)
UNION ALL
SELECT 'message ' || message.id, format('in queue %s asks for job %s, which does not exist', message.name, message.job_id)
FROM message
WHERE NOT EXISTS (
    SELECT 1 FROM jobs
    WHERE jobs.id::text = message.job_id AND jobs.created_at = uuid_extract_timestamp(
        CASE WHEN pg_input_is_valid(message.job_id, 'uuid') THEN message.job_id::uuid END)
)
UNION ALL
SELECT 'message ' || message.id,
       CASE message.state WHEN 'active' THEN format('in queue %s is held longer than it may be', message.name)
                          ELSE format('in queue %s waits since %s', message.name, message.start_after) END
FROM message
WHERE CASE message.state WHEN 'active' THEN message.expires_at < now() - INTERVAL '10 minutes'
                         ELSE message.start_after < now() - make_interval(hours => $2::int) END
ORDER BY 1, 2 LIMIT 100
