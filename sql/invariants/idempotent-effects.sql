-- I1, I5. A key that was claimed has its answer and the effect the answer speaks of; a job that came with a key has the
-- key's row for as long as keys are kept at least (24 h), and no key made two. A row per broken promise: subject,
-- problem.
SELECT format('idempotency key %s of user %s (%s)', keys.key, keys.user_id, keys.route) AS subject, rule.problem
FROM idempotency_keys keys
CROSS JOIN LATERAL (VALUES
    (keys.response IS NULL, 'was claimed and holds no answer'),
    (keys.route = 'createContinuation' AND NOT EXISTS (
        SELECT 1 FROM jobs WHERE jobs.id = (keys.response ->> 'id')::uuid AND jobs.user_id = keys.user_id
     ), format('answers with job %s, which does not exist', keys.response ->> 'id')),
    (keys.route = 'createScene' AND NOT EXISTS (
        SELECT 1 FROM scenes JOIN jobs ON jobs.scene_id = scenes.id
        WHERE scenes.id = (keys.response #>> '{scene,id}')::uuid AND jobs.id = (keys.response #>> '{job,id}')::uuid
     ), format('answers with scene %s, which or whose job does not exist', keys.response #>> '{scene,id}')),
    (keys.route = 'createIdea' AND NOT EXISTS (
        SELECT 1 FROM ideas WHERE ideas.id = (keys.response ->> 'id')::uuid
     ), format('answers with idea %s, which does not exist', keys.response ->> 'id'))
) AS rule (is_broken, problem)
WHERE rule.is_broken
UNION ALL
SELECT format('idempotency key %s of user %s', jobs.idempotency_key, jobs.user_id),
       format('made %s jobs with %s claims', count(*), (
           SELECT count(*) FROM idempotency_keys keys
           WHERE keys.user_id = jobs.user_id AND keys.key = jobs.idempotency_key
       ))
FROM jobs
WHERE jobs.idempotency_key IS NOT NULL AND jobs.created_at > now() - INTERVAL '24 hours'
GROUP BY jobs.user_id, jobs.idempotency_key
HAVING count(*) > (
    SELECT count(*) FROM idempotency_keys keys
    WHERE keys.user_id = jobs.user_id AND keys.key = jobs.idempotency_key
)
ORDER BY 1, 2 LIMIT 100
