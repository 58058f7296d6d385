-- Scene 0 is the long one and spans all months; every other one has 20 segments, the rest
-- 10 to 30, within at most 80 days.
CREATE TABLE bench.scenes AS
SELECT n, uuidv7(-age) AS id, CASE WHEN n = 0 THEN current_setting('bench.long_scene')::int 
            WHEN n % 2 = 1 THEN 20 ELSE 10 + n % 21 END AS segments,
       age, least(age - INTERVAL '1 hour', CASE WHEN n = 0 THEN age ELSE INTERVAL '80 days' END) AS span
FROM (
    SELECT n, CASE WHEN n = 0 THEN INTERVAL '728 days'
                   ELSE INTERVAL '3 days' + INTERVAL '720 days' * (1 - n::float / current_setting('bench.scenes')::int) END AS age
    FROM generate_series(0, current_setting('bench.scenes')::int - 1) n
) ages;
ALTER TABLE bench.scenes ADD PRIMARY KEY (n);

CREATE UNLOGGED TABLE bench.segments AS
SELECT scenes.n AS scene, scenes.id AS scene_id, sequence, (scenes.n * 7 + sequence % 9) % 200 AS person,
       uuidv7(-scenes.age + scenes.span * sequence / scenes.segments) AS id,
       uuidv7(-scenes.age + scenes.span * sequence / scenes.segments - INTERVAL '5 minutes') AS job_id
FROM bench.scenes, generate_series(1, scenes.segments) sequence
ORDER BY scenes.n, sequence;

INSERT INTO scenes (id, idea_id, user_id, topic_id, title, description, segment_count, total_duration, contributor_count,
                    like_count, created_at, updated_at, last_segment_at, bible_version, language)
SELECT scenes.id, ideas.id, people.id, topics.id, 'Scene ' || scenes.n, 'A story for measuring.', scenes.segments,
       scenes.segments * 8, least(scenes.segments, 9), floor(power(10, random() * 3))::int - 1,
       uuid_extract_timestamp(scenes.id), uuid_extract_timestamp(scenes.id), now() - scenes.age + scenes.span, 1, 'en'
FROM bench.scenes
JOIN bench.ideas ON ideas.n = scenes.n % current_setting('bench.ideas')::int
JOIN bench.people ON people.n = scenes.n % 200
JOIN bench.topics ON topics.n = ideas.n % 10;

INSERT INTO scene_bibles (scene_id, version, data, reason)
SELECT id, 1, '{"version": 1, "characters": [], "setting": {}, "timeline": {}}', 'Opening' FROM bench.scenes;

UPDATE ideas SET scene_count = grown.scenes
FROM (SELECT idea_id, count(*)::int AS scenes FROM scenes GROUP BY idea_id) grown WHERE ideas.id = grown.idea_id;
