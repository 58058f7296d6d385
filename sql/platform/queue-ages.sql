-- How long the oldest message of each queue has been due without being taken, in seconds; no row for a queue that keeps
-- nobody waiting. pg-boss has no call for this; the columns are its published schema.
SELECT name, extract(epoch FROM now() - min(start_after))::float8 AS seconds
FROM pgboss.job WHERE state < 'active' AND start_after <= now()
GROUP BY name
