-- Reads at most $1 queued ideas, scenes and people anew: the texts of scenes and the names of people into their own
-- tables, the words of all into search_words. Numbers and words of less than three letters cannot be mistyped into
-- anything else. One folder at a time, oldest first. One row: how many lines of the queue were worked off, 0 as well when
-- another process is at it.
WITH folder AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('skein.fold_search', 0)) AS mine),
taken AS (
    DELETE FROM search_inbox
    WHERE id IN (SELECT id FROM search_inbox WHERE (SELECT mine FROM folder) ORDER BY id LIMIT $1::int)
    RETURNING kind, target_id
),
targets AS MATERIALIZED (SELECT DISTINCT kind, target_id FROM taken),
idea_words AS (
    SELECT ideas.search || to_tsvector('simple', array_to_string(coalesce(ideas.tags, '{}'), ' ')) AS search
    FROM targets JOIN ideas ON ideas.id = targets.target_id WHERE targets.kind = 'idea'
),
scene_words AS (
    INSERT INTO scene_search (scene_id, search)
    SELECT scenes.id, setweight(to_tsvector('simple', scenes.title), 'A')
        || setweight(to_tsvector('simple', coalesce(scenes.description, '')), 'B')
    FROM targets JOIN scenes ON scenes.id = targets.target_id WHERE targets.kind = 'scene'
    ON CONFLICT (scene_id) DO UPDATE SET search = excluded.search
    RETURNING search
),
person_words AS (
    INSERT INTO person_search (user_id, search)
    SELECT users.id, setweight(to_tsvector('simple', users.username), 'A')
        || setweight(to_tsvector('simple', coalesce(users.display_name, '')), 'A')
    FROM targets JOIN users ON users.id = targets.target_id WHERE targets.kind = 'person'
    ON CONFLICT (user_id) DO UPDATE SET search = excluded.search
    RETURNING search
),
words AS (
    SELECT 'idea' AS kind, unnest(tsvector_to_array(search)) AS word FROM idea_words
    UNION ALL SELECT 'scene', unnest(tsvector_to_array(search)) FROM scene_words
    UNION ALL SELECT 'person', unnest(tsvector_to_array(search)) FROM person_words
),
counted AS (
    INSERT INTO search_words (kind, word, uses)
    SELECT kind, word, count(*) FROM words
    WHERE char_length(word) BETWEEN 3 AND 40 AND word !~ '^[0-9.,-]+$'
    GROUP BY kind, word ORDER BY kind, word
    ON CONFLICT (kind, word) DO UPDATE SET uses = search_words.uses + excluded.uses
)
SELECT count(*)::int AS folded FROM taken
