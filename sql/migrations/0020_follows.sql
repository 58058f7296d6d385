-- What people come back for: scenes, topics and people they follow, and the place where they stopped watching. A place is
-- a segment and the seconds into it, not seconds of the scene, because a takedown moves everything behind it. It is kept
-- for whoever does not mind; keeps_history is where they say so, and shows_likes whether others see what they like.

CREATE TABLE follows (
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    target_type     VARCHAR(20) NOT NULL,
    target_id       UUID NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    PRIMARY KEY (user_id, target_type, target_id),
    CONSTRAINT follows_target_type_check CHECK (target_type IN ('scene', 'topic', 'person'))
);

CREATE INDEX idx_follows_target ON follows(target_type, target_id);
CREATE INDEX idx_follows_newest ON follows(user_id, created_at DESC, target_id DESC);

CREATE TABLE watch_positions (
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
    segment_id      UUID NOT NULL REFERENCES segment_positions(segment_id),
    seconds         INTEGER NOT NULL,
    -- The scene's newest segment that the viewer knew of: what came later is new to them.
    newest_sequence INTEGER NOT NULL,
    watched_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    PRIMARY KEY (user_id, scene_id),
    CONSTRAINT watch_positions_numbers_check CHECK (seconds >= 0 AND newest_sequence > 0)
);

CREATE INDEX idx_watch_positions_newest ON watch_positions(user_id, watched_at DESC, scene_id DESC);
CREATE INDEX idx_watch_positions_scene ON watch_positions(scene_id);
CREATE INDEX idx_watch_positions_segment ON watch_positions(segment_id);

ALTER TABLE users
    ADD COLUMN keeps_history BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN shows_likes BOOLEAN NOT NULL DEFAULT false;

-- A person's scenes and likes, newest first. Ids are in the order of time.
CREATE INDEX idx_scenes_person ON scenes(user_id, id DESC);
CREATE INDEX idx_likes_person ON likes(user_id, target_type, id DESC);
