-- What search needs beyond the other workloads: titles to find scenes by, a hundred thousand people with names, and a
-- vocabulary as large as that of half a million real ideas, with three hundred thousand words made of syllables. All that
-- is there is queued; the words follow by the fold that Skein itself uses.
SET session_replication_role = replica;

UPDATE scenes SET title = 'w' || floor(power(20000, random())) || ' w' || floor(power(20000, random()))
    || CASE WHEN numbered.n % 100 < 12 THEN ' harbour' ELSE '' END
    || CASE WHEN numbered.n % 100 = 50 THEN ' lantern' ELSE '' END,
    language = CASE WHEN numbered.n % 4 = 0 THEN 'de' ELSE 'en' END,
    content_notes = CASE WHEN numbered.n % 10 = 0 THEN ARRAY['grief'] ELSE '{}' END
FROM bench.scenes numbered WHERE numbered.id = scenes.id;

CREATE FUNCTION bench.word(seed INT) RETURNS TEXT AS $$
    SELECT string_agg(substr('bcdfghklmnprstvw', 1 + get_byte(hash, i * 2) % 16, 1)
                      || substr('aeiou', 1 + get_byte(hash, i * 2 + 1) % 5, 1), '')
    FROM decode(md5(seed::text), 'hex') AS hash, generate_series(0, 2 + seed % 3) i
$$ LANGUAGE sql IMMUTABLE;

INSERT INTO users (email, username, display_name)
SELECT 'found' || n || '@example.org', 'found' || n, initcap(bench.word(n % 5000)) || ' ' || initcap(bench.word(n % 30011 + 7))
FROM generate_series(1, 100000) n;

INSERT INTO search_words (kind, word, uses)
SELECT DISTINCT ON (word) 'idea', word, 1 + n % 50 FROM (SELECT n, bench.word(n) AS word FROM generate_series(1, 300000) n) made;

INSERT INTO search_inbox (kind, target_id) SELECT 'idea', id FROM ideas;
INSERT INTO search_inbox (kind, target_id) SELECT 'scene', id FROM scenes;
INSERT INTO search_inbox (kind, target_id) SELECT 'person', id FROM users;
SET session_replication_role = origin;
