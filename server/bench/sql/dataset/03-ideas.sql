-- Words by Zipf's law out of twenty thousand, three marker words of known share, tags likewise, most ideas unliked.
CREATE TABLE bench.ideas AS
SELECT n, uuidv7(-(INTERVAL '730 days' * (1 - n::float / current_setting('bench.ideas')::int) + INTERVAL '2 hours')) AS id
FROM generate_series(0, current_setting('bench.ideas')::int - 1) n;
ALTER TABLE bench.ideas ADD PRIMARY KEY (n);

INSERT INTO ideas (id, user_id, topic_id, title, prompt, tags, moderation_status, scene_count, like_count, created_at, updated_at)
SELECT made.id, people.id, topics.id,
       initcap('w' || floor(power(20000, random())) || ' w' || floor(power(20000, random())) || ' ' || made.n),
       (SELECT string_agg('w' || floor(power(20000, random())), ' ') FROM generate_series(1, 25 + made.n % 20))
           || CASE WHEN made.n % 100 < 12 THEN ' harbour' ELSE '' END
           || CASE WHEN made.n % 100 = 50 THEN ' lantern' ELSE '' END
           || CASE WHEN made.n % 1000 = 77 THEN ' quince' ELSE '' END,
       ARRAY['tag' || floor(power(2000, random()))]
           || CASE WHEN made.n % 100 < 22 THEN ARRAY['common'] ELSE '{}' END
           || CASE WHEN made.n % 100 = 33 THEN ARRAY['middling'] ELSE '{}' END
           || CASE WHEN made.n % 2000 = 999 THEN ARRAY['rare'] ELSE '{}' END,
       'approved', 0, CASE WHEN random() < 0.6 THEN 0 ELSE floor(power(10, random() * 4))::int END,
       uuid_extract_timestamp(made.id), uuid_extract_timestamp(made.id)
FROM bench.ideas made
JOIN bench.people ON people.n = made.n % 200
JOIN bench.topics ON topics.n = made.n % 10;
