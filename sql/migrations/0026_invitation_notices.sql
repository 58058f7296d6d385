-- People hear of it when they are invited to continue a scene. The invitation is its own word of that: written at once,
-- gone when it is withdrawn, told once. Processes that do not know the column invite as they did, and a newer one tells.
ALTER TABLE scene_invitations ADD COLUMN told_at TIMESTAMPTZ;

-- Whoever was invited before is not told weeks later.
UPDATE scene_invitations SET told_at = invited_at;

CREATE INDEX idx_scene_invitations_untold ON scene_invitations(invited_at) WHERE told_at IS NULL;

ALTER TABLE notifications
    DROP CONSTRAINT notifications_kind_check,
    ADD CONSTRAINT notifications_kind_check CHECK (
        kind IN ('published', 'continued', 'followed', 'invited', 'verdict', 'job_failed', 'proposal_waiting',
                 'proposal_decided'));
