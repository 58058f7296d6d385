-- Ideas: the prompts scenes grow from, with what browsing them needs. A feed pages by a row-value keyset, so each of
-- its orders has an index that ends in the id; the seed's single-column indexes stay beside them.

CREATE TABLE ideas (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    user_id         UUID NOT NULL REFERENCES users(id),
    topic_id        UUID NOT NULL REFERENCES topics(id),
    category_id     UUID REFERENCES categories(id),

    title           VARCHAR(200) NOT NULL,
    prompt          TEXT NOT NULL,
    tags            TEXT[],

    status          VARCHAR(20) NOT NULL DEFAULT 'active',
    moderation_status VARCHAR(20) NOT NULL DEFAULT 'pending',

    scene_count     INTEGER NOT NULL DEFAULT 0,
    like_count      INTEGER NOT NULL DEFAULT 0,
    view_count      INTEGER NOT NULL DEFAULT 0,

    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    -- 'simple' keeps every word of every language as it is written: a stemmer for one language spoils the others.
    search          TSVECTOR GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', prompt), 'B')
    ) STORED,

    CONSTRAINT ideas_status_check
        CHECK (status IN ('active', 'hidden', 'removed')),
    CONSTRAINT ideas_moderation_check
        CHECK (moderation_status IN ('pending', 'approved', 'rejected')),
    -- Far above what the contract lets in: the generated search column must never be the thing that refuses a row.
    CONSTRAINT ideas_prompt_length_check CHECK (char_length(prompt) BETWEEN 1 AND 20000),
    CONSTRAINT ideas_tags_check CHECK (cardinality(tags) <= 50),
    CONSTRAINT ideas_counts_check CHECK (scene_count >= 0 AND like_count >= 0 AND view_count >= 0)
);

CREATE INDEX idx_ideas_topic_id ON ideas(topic_id);
CREATE INDEX idx_ideas_category_id ON ideas(category_id);
CREATE INDEX idx_ideas_user_id ON ideas(user_id);
CREATE INDEX idx_ideas_status ON ideas(status) WHERE status = 'active';
CREATE INDEX idx_ideas_created_at ON ideas(created_at DESC);
CREATE INDEX idx_ideas_like_count ON ideas(like_count DESC);
CREATE INDEX idx_ideas_tags ON ideas USING GIN(tags);

CREATE INDEX idx_ideas_feed_newest ON ideas(created_at DESC, id DESC);
CREATE INDEX idx_ideas_feed_popular ON ideas(like_count DESC, id DESC);
CREATE INDEX idx_ideas_search ON ideas USING GIN(search);
