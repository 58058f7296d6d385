-- What happened that somebody wants to hear of. A change leaves one row here in its own transaction and waits for nobody;
-- a moment later the rows become notifications of everybody concerned, which in a scene with hundreds of writers would
-- hold up the next one.
CREATE TABLE notification_causes (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            VARCHAR(30) NOT NULL,
    scene_id        UUID NOT NULL,
    -- Who did it: the writer of the segment or the job, the proposer, who decided.
    actor_id        UUID NOT NULL,
    job_id          UUID,
    proposal_id     UUID,
    sequence        INTEGER,
    error_code      VARCHAR(60),
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT notification_causes_kind_check CHECK (
        kind IN ('segment_published', 'job_failed', 'proposal_made', 'proposal_settled'))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- What a person's inbox holds. Until it is read, more of the same about the same scene counts up one row instead of
-- adding rows. No foreign keys to jobs, because their months leave the database, nor to the actor, whom nothing needs.
CREATE TABLE notifications (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    kind            VARCHAR(30) NOT NULL,
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
    -- Who did the newest of it.
    actor_id        UUID NOT NULL,
    job_id          UUID,
    proposal_id     UUID,
    -- The first segment it is about.
    sequence        INTEGER,
    count           INTEGER NOT NULL DEFAULT 1,
    error_code      VARCHAR(60),
    -- False: the person wants it in the digest alone.
    in_app          BOOLEAN NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    -- When the newest of it happened; the inbox is in this order.
    changed_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    read_at         TIMESTAMPTZ,
    mailed_at       TIMESTAMPTZ,

    CONSTRAINT notifications_kind_check CHECK (
        kind IN ('published', 'continued', 'followed', 'verdict', 'job_failed', 'proposal_waiting', 'proposal_decided')),
    CONSTRAINT notifications_count_check CHECK (count >= 1)
);

CREATE INDEX idx_notifications_inbox ON notifications(user_id, changed_at DESC, id DESC);
CREATE UNIQUE INDEX idx_notifications_unread_scene ON notifications(user_id, scene_id, kind)
    WHERE read_at IS NULL AND kind IN ('published', 'continued', 'followed');
CREATE INDEX idx_notifications_unread ON notifications(user_id) WHERE read_at IS NULL;
CREATE INDEX idx_notifications_unmailed ON notifications(changed_at) WHERE read_at IS NULL AND mailed_at IS NULL;
CREATE INDEX idx_notifications_scene_id ON notifications(scene_id);
CREATE INDEX idx_notifications_changed_at ON notifications(changed_at);

-- What a person has changed; kinds without a row stand as they come: in the inbox, in no mail.
CREATE TABLE notification_preferences (
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    kind            VARCHAR(30) NOT NULL,
    in_app          BOOLEAN NOT NULL,
    mail            VARCHAR(10) NOT NULL,

    PRIMARY KEY (user_id, kind),
    CONSTRAINT notification_preferences_mail_check CHECK (mail IN ('off', 'digest'))
);

-- Mails on their way, written with what they tell of. The address is looked up when one is sent; the id is its Message-ID,
-- so that a mail that has to be sent again is the same mail.
CREATE TABLE outbox_mail (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    kind            VARCHAR(20) NOT NULL,
    -- The day in UTC it is for: one a day.
    day             DATE NOT NULL,
    subject         TEXT NOT NULL,
    text_body       TEXT NOT NULL,
    html_body       TEXT NOT NULL,
    status          VARCHAR(20) NOT NULL DEFAULT 'waiting',
    tries           INTEGER NOT NULL DEFAULT 0,
    last_error      TEXT,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    sent_at         TIMESTAMPTZ,

    UNIQUE (user_id, kind, day),
    CONSTRAINT outbox_mail_kind_check CHECK (kind = 'digest'),
    CONSTRAINT outbox_mail_status_check CHECK (status IN ('waiting', 'sent', 'failed', 'withdrawn')),
    CONSTRAINT outbox_mail_sent_check CHECK ((status = 'sent') = (sent_at IS NOT NULL))
);

CREATE INDEX idx_outbox_mail_created_at ON outbox_mail(created_at);
CREATE INDEX idx_outbox_mail_waiting ON outbox_mail(created_at) WHERE status = 'waiting';
