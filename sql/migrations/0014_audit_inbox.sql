-- The audit chain has one newest line, so whoever adds to it holds everybody else up until their commit. The pipeline
-- writes a line per step of every job; those lines wait here, each committed with what it speaks of, and are chained a
-- moment later, many at once. A person's decision is still chained in its own transaction.
CREATE TABLE audit_inbox (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    -- NULL: the system itself.
    actor_id        UUID,
    action          VARCHAR(80) NOT NULL,
    target_type     VARCHAR(30) NOT NULL,
    target_id       UUID,
    detail          JSONB NOT NULL DEFAULT '{}',
    created_at      TIMESTAMPTZ(3) NOT NULL DEFAULT NOW()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
