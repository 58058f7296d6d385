-- How many messages of the same queue will be taken before message $2, counted no further than 1000; no row when it is
-- not waiting. pg-boss has no call for this; the columns are its published schema.
SELECT (SELECT count(*)::int FROM (SELECT FROM pgboss.job ahead
        WHERE ahead.name = mine.name AND ahead.state < 'active' AND ahead.start_after <= now()
          AND (ahead.created_on, ahead.id) < (mine.created_on, mine.id) LIMIT 1000) AS earlier) AS ahead
FROM pgboss.job mine WHERE mine.name = $1::text AND mine.id = $2::uuid AND mine.state < 'active'
