-- The curated shelves that ideas and scenes stand on, and the proposals for new ones.

CREATE TABLE topics (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    name            VARCHAR(100) NOT NULL,
    slug            VARCHAR(100) NOT NULL UNIQUE,
    description     TEXT,
    icon_url        VARCHAR(500),
    is_curated      BOOLEAN NOT NULL DEFAULT TRUE,
    is_active       BOOLEAN NOT NULL DEFAULT TRUE,
    display_order   INTEGER NOT NULL DEFAULT 0,
    scene_count     INTEGER NOT NULL DEFAULT 0,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT topics_counts_check CHECK (scene_count >= 0)
);

CREATE INDEX idx_topics_slug ON topics(slug);
CREATE INDEX idx_topics_display_order ON topics(display_order);

CREATE TABLE user_topics (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    user_id         UUID NOT NULL REFERENCES users(id),
    name            VARCHAR(100) NOT NULL,
    description     TEXT,
    status          VARCHAR(20) NOT NULL DEFAULT 'pending',
    reviewed_by     UUID REFERENCES users(id),
    reviewed_at     TIMESTAMPTZ,
    rejection_reason TEXT,
    promoted_to_topic_id UUID REFERENCES topics(id),
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT user_topics_status_check
        CHECK (status IN ('pending', 'approved', 'rejected'))
);

CREATE INDEX idx_user_topics_status ON user_topics(status);
CREATE INDEX idx_user_topics_user_id ON user_topics(user_id);

CREATE TABLE categories (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    topic_id        UUID NOT NULL REFERENCES topics(id) ON DELETE CASCADE,
    name            VARCHAR(100) NOT NULL,
    slug            VARCHAR(100) NOT NULL,
    description     TEXT,
    display_order   INTEGER NOT NULL DEFAULT 0,
    is_active       BOOLEAN NOT NULL DEFAULT TRUE,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    UNIQUE(topic_id, slug)
);

CREATE INDEX idx_categories_topic_id ON categories(topic_id);
