-- What viewers leave behind. A likes row is the truth; the counters on ideas and scenes are folded from it in batches.

CREATE TABLE scene_views (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    scene_id        UUID NOT NULL,
    user_id         UUID,
    ip_hash         VARCHAR(64),
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_scene_views_scene_id ON scene_views(scene_id);
CREATE INDEX idx_scene_views_created_at ON scene_views(created_at);

CREATE TABLE likes (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    user_id         UUID NOT NULL REFERENCES users(id),
    target_type     VARCHAR(20) NOT NULL,
    target_id       UUID NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    UNIQUE(user_id, target_type, target_id),
    CONSTRAINT likes_target_type_check CHECK (target_type IN ('idea', 'scene'))
);

CREATE INDEX idx_likes_target ON likes(target_type, target_id);
