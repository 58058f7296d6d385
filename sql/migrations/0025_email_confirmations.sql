-- An address is somebody's once they have followed a link sent to it: until then no digest goes there. Each row is one
-- mail with one link, for the address as it was then. Processes that do not know this go on writing digests to whom they
-- did; what they leave in the outbox is looked at again before it is sent.
CREATE TABLE email_confirmations (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    email           VARCHAR(255) NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    expires_at      TIMESTAMPTZ NOT NULL,
    -- When its link was used. It does nothing afterwards, whatever becomes of the address.
    confirmed_at    TIMESTAMPTZ,
    status          VARCHAR(20) NOT NULL DEFAULT 'waiting',
    tries           INTEGER NOT NULL DEFAULT 0,
    last_error      TEXT,

    CONSTRAINT email_confirmations_status_check CHECK (status IN ('waiting', 'sent', 'failed', 'withdrawn'))
);

CREATE INDEX idx_email_confirmations_user ON email_confirmations(user_id, created_at DESC);
