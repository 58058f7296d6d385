-- Who may continue a scene is its owner's to say: everybody, the people they invite, or they alone. Processes that do not
-- know the column go on as they did, and begin scenes that are open to everybody.
ALTER TABLE scenes
    ADD COLUMN writers VARCHAR(20) NOT NULL DEFAULT 'everybody',
    ADD CONSTRAINT scenes_writers_check CHECK (writers IN ('everybody', 'invited', 'owner'));

-- Kept while nobody asks for it: who opens a scene to everybody and changes their mind finds the same people invited.
CREATE TABLE scene_invitations (
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    invited_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    PRIMARY KEY (scene_id, user_id)
);

CREATE INDEX idx_scene_invitations_newest ON scene_invitations(scene_id, invited_at DESC, user_id DESC);
CREATE INDEX idx_scene_invitations_user_id ON scene_invitations(user_id);
