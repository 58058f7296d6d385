-- Reports about people's work, and the audit log that every decision about it leaves a line in.

CREATE TABLE moderation_flags (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),

    target_type     VARCHAR(20) NOT NULL,
    target_id       UUID NOT NULL,

    reporter_id     UUID REFERENCES users(id),

    reason          VARCHAR(50) NOT NULL,
    description     TEXT,

    status          VARCHAR(20) NOT NULL DEFAULT 'pending',

    reviewed_by     UUID REFERENCES users(id),
    reviewed_at     TIMESTAMPTZ,
    action_taken    VARCHAR(50),
    notes           TEXT,

    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT moderation_target_type_check
        CHECK (target_type IN ('idea', 'scene', 'segment', 'user', 'topic')),
    CONSTRAINT moderation_status_check
        CHECK (status IN ('pending', 'reviewing', 'resolved', 'dismissed'))
);

CREATE INDEX idx_moderation_status ON moderation_flags(status) WHERE status = 'pending';
CREATE INDEX idx_moderation_target ON moderation_flags(target_type, target_id);
CREATE INDEX idx_moderation_created_at ON moderation_flags(created_at DESC);

-- Append-only and chained: each row's hash covers its content and the hash before it, so an edited or missing line
-- shows. Position, hashes and time are filled by a trigger; whoever writes a line gives only what happened.
-- No foreign keys: the record outlives what it speaks of.
CREATE TABLE audit_log (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    -- 1, 2, 3 … without a gap, in the order of the chain.
    position        BIGINT NOT NULL UNIQUE,
    -- NULL: the system itself.
    actor_id        UUID,
    action          VARCHAR(80) NOT NULL,
    target_type     VARCHAR(30) NOT NULL,
    target_id       UUID,
    detail          JSONB NOT NULL DEFAULT '{}',
    created_at      TIMESTAMPTZ(3) NOT NULL DEFAULT NOW(),
    previous_hash   BYTEA NOT NULL,
    hash            BYTEA NOT NULL,

    CONSTRAINT audit_log_hash_length_check CHECK (length(previous_hash) = 32 AND length(hash) = 32)
);

CREATE INDEX idx_audit_log_target ON audit_log(target_type, target_id);
CREATE INDEX idx_audit_log_actor ON audit_log(actor_id);
CREATE INDEX idx_audit_log_created_at ON audit_log(created_at DESC);
