-- I3. Each published segment comes from one finished job that passed every stage ($1), and each finished job published
-- its segment. Jobs of an archived month are not looked for. A row per broken promise: subject, problem.
WITH published AS (
    SELECT positions.segment_id, positions.scene_id, positions.sequence, positions.job_id,
           jobs.id IS NOT NULL AS has_job, jobs.status, jobs.scene_id AS job_scene_id, jobs.segment_sequence,
           EXISTS (
               SELECT 1 FROM pg_inherits WHERE inhparent = 'jobs'::regclass AND inhrelid = to_regclass(
                   'jobs_' || to_char(uuid_extract_timestamp(positions.job_id) AT TIME ZONE 'UTC', 'YYYY_MM'))
           ) AS has_month
    FROM segment_positions positions
    LEFT JOIN jobs ON jobs.id = positions.job_id AND jobs.created_at = uuid_extract_timestamp(positions.job_id)
)
SELECT 'segment ' || published.segment_id AS subject, rule.problem
FROM published
CROSS JOIN LATERAL (VALUES
    (published.has_month AND NOT published.has_job, format('job %s does not exist', published.job_id)),
    (published.status <> 'final_ready', format('job %s is %s', published.job_id, published.status)),
    (published.has_job AND (published.job_scene_id, published.segment_sequence)
        IS DISTINCT FROM (published.scene_id, published.sequence),
     format('job %s says it became place %s of scene %s', published.job_id, published.segment_sequence,
            published.job_scene_id))
) AS rule (is_broken, problem)
WHERE rule.is_broken
UNION ALL
SELECT 'segment ' || positions.segment_id, format('job %s never passed %s', positions.job_id, stage.name)
FROM segment_positions positions
CROSS JOIN unnest($1::text[]) AS stage (name)
WHERE NOT EXISTS (
    SELECT 1 FROM job_attempts tries
    WHERE tries.job_id = positions.job_id AND tries.stage = stage.name AND tries.outcome = 'success'
)
UNION ALL
SELECT 'job ' || job_id, format('published %s segments', count(*))
FROM segment_positions GROUP BY job_id HAVING count(*) > 1
UNION ALL
SELECT 'job ' || jobs.id, 'is final_ready and published nothing'
FROM jobs
WHERE jobs.status = 'final_ready' AND jobs.type <> 'rerender'
    AND NOT EXISTS (SELECT 1 FROM segment_positions WHERE job_id = jobs.id)
UNION ALL
SELECT 'job ' || jobs.id, 'is final_ready and replaced no media'
FROM jobs
WHERE jobs.status = 'final_ready' AND jobs.type = 'rerender'
    AND NOT EXISTS (SELECT 1 FROM replaced_media WHERE job_id = jobs.id)
ORDER BY 1, 2 LIMIT 100
