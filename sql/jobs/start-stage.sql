-- Takes a stage up, if nothing has happened to the job since number $4 of its feed: moves the job, writes the next line
-- of its feed, and opens the row of the try. No row when something has happened.
-- $2: the job's new state, as in pipeline/job.rules.ts. $3: the line's kind. A row of job_attempts still running belongs
-- to a worker that is gone, and is closed as abandoned, unless $5 says that this try goes on with it (a provider we wait
-- for): then the row is taken over.
WITH next AS (
    SELECT * FROM jsonb_to_record($2::jsonb) AS state (
        status text, stage text, round int, attempt int, progress int, message text)
),
job AS (
    UPDATE jobs SET
        status = next.status, stage = next.stage, round = next.round, attempt = next.attempt,
        progress = next.progress, message = next.message,
        event_sequence = jobs.event_sequence + 1,
        started_at = coalesce(jobs.started_at, now())
    FROM next
    WHERE jobs.id = $1::uuid AND jobs.created_at = (SELECT uuid_extract_timestamp($1::uuid))
      AND jobs.event_sequence = $4::int
    RETURNING jobs.id, jobs.event_sequence, jobs.status, jobs.stage, jobs.round, jobs.attempt, jobs.progress,
              jobs.message
),
event AS (
    INSERT INTO job_events (job_id, sequence, created_at, kind, payload)
    SELECT id, event_sequence, clock_timestamp(), $3::text,
           jsonb_build_object('status', status, 'stage', stage, 'attempt', attempt, 'progress', progress,
                              'message', coalesce(message, ''))
    FROM job
    RETURNING job_id, sequence
),
left_behind AS (
    UPDATE job_attempts tries SET
        outcome = CASE WHEN $5::boolean THEN tries.outcome ELSE 'abandoned' END,
        finished_at = CASE WHEN $5::boolean THEN NULL ELSE now() END,
        attempt = CASE WHEN $5::boolean THEN job.attempt ELSE tries.attempt END
    FROM job
    WHERE tries.job_id = job.id AND tries.outcome = 'running'
    RETURNING tries.stage, tries.round
),
begun AS (
    INSERT INTO job_attempts (job_id, stage, round, attempt)
    SELECT job.id, job.stage, job.round, job.attempt FROM job
    WHERE NOT ($5::boolean AND EXISTS (
        SELECT 1 FROM left_behind WHERE left_behind.stage = job.stage AND left_behind.round = job.round))
    RETURNING attempt
)
SELECT sequence FROM event
