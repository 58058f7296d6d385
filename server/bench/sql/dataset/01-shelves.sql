-- People, shelves and the months that a platform of two years has behind it.
INSERT INTO users (email, username, display_name)
SELECT 'bench' || n || '@example.org', 'bench' || n, 'Writer ' || n FROM generate_series(1, 200) n;

INSERT INTO topics (name, slug, description)
SELECT 'Bench ' || n, 'bench-' || n, 'For measuring.' FROM generate_series(1, 10) n;

SELECT create_monthly_partition(parent, extract(year FROM month)::int, extract(month FROM month)::int)
FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC') - INTERVAL '24 months',
                     date_trunc('month', now() AT TIME ZONE 'UTC') - INTERVAL '1 month', INTERVAL '1 month') month,
     unnest(ARRAY['segments', 'jobs']) parent;

-- Numbers to draw ids by; kept, because the workloads pick from them too.
CREATE SCHEMA bench;
CREATE TABLE bench.people AS SELECT row_number() OVER (ORDER BY id)::int - 1 AS n, id FROM users WHERE username LIKE 'bench%';
CREATE TABLE bench.topics AS SELECT row_number() OVER (ORDER BY id)::int - 1 AS n, id FROM topics WHERE slug LIKE 'bench-%';
ALTER TABLE bench.people ADD PRIMARY KEY (n);
ALTER TABLE bench.topics ADD PRIMARY KEY (n);
