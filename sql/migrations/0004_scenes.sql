-- Scenes: the story threads. The row is the lock that gives segments their order: segment_count and bible_version only
-- move while it is held.

CREATE TABLE scenes (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    idea_id         UUID NOT NULL REFERENCES ideas(id),
    user_id         UUID NOT NULL REFERENCES users(id),
    topic_id        UUID NOT NULL REFERENCES topics(id),

    title           VARCHAR(200) NOT NULL,
    description     TEXT,

    status          VARCHAR(20) NOT NULL DEFAULT 'active',

    segment_count   INTEGER NOT NULL DEFAULT 0,
    total_duration  INTEGER NOT NULL DEFAULT 0,
    contributor_count INTEGER NOT NULL DEFAULT 0,

    view_count      INTEGER NOT NULL DEFAULT 0,
    like_count      INTEGER NOT NULL DEFAULT 0,

    thumbnail_url   VARCHAR(500),

    bible_version   INTEGER NOT NULL DEFAULT 1,

    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    last_segment_at TIMESTAMPTZ,

    -- Raised when what a playlist already handed out must change: a removal or a replacement is a new path, never an
    -- edited list.
    playlist_revision INTEGER NOT NULL DEFAULT 0,
    -- BCP 47 primary tag of the story's text, once known.
    language        VARCHAR(8),

    CONSTRAINT scenes_status_check
        CHECK (status IN ('active', 'hidden', 'removed', 'locked')),
    CONSTRAINT scenes_description_length_check CHECK (char_length(description) <= 20000),
    CONSTRAINT scenes_counts_check CHECK (
        segment_count >= 0 AND total_duration >= 0 AND contributor_count >= 0 AND view_count >= 0 AND like_count >= 0
        AND bible_version >= 1 AND playlist_revision >= 0
    )
);

CREATE INDEX idx_scenes_idea_id ON scenes(idea_id);
CREATE INDEX idx_scenes_user_id ON scenes(user_id);
CREATE INDEX idx_scenes_topic_id ON scenes(topic_id);
CREATE INDEX idx_scenes_status ON scenes(status) WHERE status = 'active';
CREATE INDEX idx_scenes_created_at ON scenes(created_at DESC);
CREATE INDEX idx_scenes_like_count ON scenes(like_count DESC);
CREATE INDEX idx_scenes_last_segment_at ON scenes(last_segment_at DESC);

CREATE INDEX idx_scenes_feed_newest ON scenes(created_at DESC, id DESC);
CREATE INDEX idx_scenes_feed_popular ON scenes(like_count DESC, id DESC);
CREATE INDEX idx_scenes_feed_active ON scenes(last_segment_at DESC, id DESC);

-- A continuation somebody is still writing; one per person and scene, kept until it is submitted.
CREATE TABLE drafts (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
    text            TEXT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    UNIQUE(user_id, scene_id),
    CONSTRAINT drafts_text_length_check CHECK (char_length(text) <= 100000)
);

CREATE INDEX idx_drafts_scene_id ON drafts(scene_id);
