-- $1 fresh scenes with $2 segments each, all of this month, each of another idea and with its first bible.
-- Returns their ids. $3: a script.
WITH scene AS (
    INSERT INTO scenes (idea_id, user_id, topic_id, title, segment_count, total_duration, contributor_count, last_segment_at,
                        language)
    SELECT ideas.id, ideas.user_id, ideas.topic_id, 'Written in the bench', $2::int, $2::int * 8, least($2::int, 9),
           CASE WHEN $2::int > 0 THEN now() END, 'en'
    FROM generate_series(1, $1::int) turn
    JOIN bench.ideas numbered ON numbered.n = (turn * 7) % 1000
    JOIN ideas ON ideas.id = numbered.id
    RETURNING id
),
bible AS (
    INSERT INTO scene_bibles (scene_id, version, data, reason)
    SELECT id, 1, '{"version": 1, "characters": [], "setting": {}, "timeline": {}}', 'Opening' FROM scene
),
made AS MATERIALIZED (
    SELECT scene.id AS scene_id, sequence, uuidv7() AS id, uuidv7() AS job_id, people.id AS user_id,
           'Mara Holt waited on the quay for the ' || sequence || 'th evening. The rain fell upwards.' AS words
    FROM scene, generate_series(1, $2::int) sequence JOIN bench.people ON people.n = sequence % 9
),
segment AS (
    INSERT INTO segments (id, created_at, scene_id, user_id, job_id, sequence, input_text, expanded_script, video_url,
                          duration, bible_version)
    SELECT id, uuid_extract_timestamp(id), scene_id, user_id, job_id, sequence, words, $3::text, '/' || id, 8, 1 FROM made
),
position AS (
    INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, title, excerpt,
                                   media_key, published_at)
    SELECT scene_id, sequence, id, user_id, job_id, 8, 'Part ' || sequence, words,
           'media/' || job_id || '/' || md5(id::text), uuid_extract_timestamp(id)
    FROM made
)
SELECT id FROM scene
