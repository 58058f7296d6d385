-- How a person's newest jobs stand, at most $2 of them looked at; a standing nobody has is left out.
SELECT work_state(status, error_code) AS state, count(*)::int AS jobs
FROM (SELECT status, error_code FROM jobs WHERE user_id = $1::uuid ORDER BY created_at DESC LIMIT $2::int) newest
GROUP BY 1
