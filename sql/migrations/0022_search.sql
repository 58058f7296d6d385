-- Search over scenes and people, and every word there is, so that a mistyped one finds its neighbour. Scenes' texts stand
-- in a table of their own: an index of words on the scene's row would be written by every append. Nothing here touches a
-- table in use: what is there already is queued, and the fold that keeps the words up to date works it off (sql/search/
-- fold-inbox.sql). Trigrams are kept of distinct words, not of titles, because there are far fewer of them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

CREATE TABLE search_inbox (
    id              BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    kind            VARCHAR(10) NOT NULL,
    target_id       UUID NOT NULL,

    CONSTRAINT search_inbox_kind_check CHECK (kind IN ('idea', 'scene', 'person'))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- By kind, because a word that only ideas hold is no cure for a name nobody has. "uses" only tells common words from rare
-- ones: an edit counts again, and a removal does not take away.
CREATE TABLE search_words (
    kind            VARCHAR(10) NOT NULL,
    word            TEXT COLLATE "C" NOT NULL,
    uses            INTEGER NOT NULL,

    PRIMARY KEY (kind, word),
    CONSTRAINT search_words_kind_check CHECK (kind IN ('idea', 'scene', 'person')),
    CONSTRAINT search_words_uses_check CHECK (uses > 0)
) WITH (fillfactor = 80);

CREATE INDEX idx_search_words_similar ON search_words USING GIN(word gin_trgm_ops);

INSERT INTO search_inbox (kind, target_id) SELECT 'idea', id FROM ideas ORDER BY id;
INSERT INTO search_inbox (kind, target_id) SELECT 'scene', id FROM scenes ORDER BY id;
INSERT INTO search_inbox (kind, target_id) SELECT 'person', id FROM users ORDER BY id;

-- Last, because a foreign key keeps writers off the table it points to until the end of the migration.
CREATE TABLE scene_search (
    scene_id        UUID PRIMARY KEY REFERENCES scenes(id) ON DELETE CASCADE,
    search          TSVECTOR NOT NULL
);

CREATE INDEX idx_scene_search_search ON scene_search USING GIN(search);

CREATE TABLE person_search (
    user_id         UUID PRIMARY KEY REFERENCES users(id) ON DELETE CASCADE,
    search          TSVECTOR NOT NULL
);

CREATE INDEX idx_person_search_search ON person_search USING GIN(search);
