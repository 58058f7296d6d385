-- Whether pg-boss has made its tables yet, and how many jobs wait for it. One row.
SELECT to_regclass('pgboss.job') IS NOT NULL AS installed,
       (SELECT count(*)::int FROM jobs WHERE status NOT IN ('final_ready', 'failed', 'cancelled')) AS waiting
