-- I5. Each job's feed is 1 to n without a gap and n is what the job says; only of a job that ended long ago the feed up
-- to that end may be gone. A row per broken promise: subject, problem. $1: days after which it may be gone.
WITH feed AS (
    SELECT job_id, count(*)::int AS lines, min(sequence) AS lowest, max(sequence) AS highest
    FROM job_events GROUP BY job_id
)
SELECT 'job ' || jobs.id AS subject, rule.problem
FROM jobs
LEFT JOIN feed ON feed.job_id = jobs.id
CROSS JOIN LATERAL (VALUES
    (feed.highest - feed.lowest + 1 <> feed.lines
        OR feed.lowest <> 1 AND jobs.created_at > now() - make_interval(days => $1::int),
     format('the %s lines of its feed run from %s to %s', feed.lines, feed.lowest, feed.highest)),
    (feed.highest <> jobs.event_sequence,
     format('its feed ends at %s, event_sequence says %s', feed.highest, jobs.event_sequence)),
    (feed.job_id IS NULL AND coalesce(jobs.completed_at, now()) > now() - make_interval(days => $1::int),
     'has no feed')
) AS rule (is_broken, problem)
WHERE rule.is_broken
UNION ALL
SELECT 'job ' || feed.job_id, 'has a feed and does not exist'
FROM feed
WHERE NOT EXISTS (
    SELECT 1 FROM jobs WHERE jobs.id = feed.job_id AND jobs.created_at = uuid_extract_timestamp(feed.job_id)
) AND EXISTS (
    SELECT 1 FROM pg_inherits WHERE inhparent = 'jobs'::regclass AND inhrelid = to_regclass(
        'jobs_' || to_char(uuid_extract_timestamp(feed.job_id) AT TIME ZONE 'UTC', 'YYYY_MM'))
)
ORDER BY 1, 2 LIMIT 100
