-- Changes to a bible that somebody other than its owner asks for, and what people say of findings: the first so that a
-- writer who is blocked has a way out, the second so that the validator's mistakes become known.

CREATE TABLE bible_proposals (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
    user_id         UUID NOT NULL REFERENCES users(id),
    -- The continuation that needs the change; no foreign key, because months of jobs leave the database.
    job_id          UUID,
    -- What the proposer had before them.
    base_version    INTEGER NOT NULL,
    operations      JSONB NOT NULL,
    reason          TEXT NOT NULL,
    status          VARCHAR(20) NOT NULL DEFAULT 'pending',
    decided_by      UUID REFERENCES users(id),
    decided_at      TIMESTAMPTZ,
    decision_note   TEXT,
    -- The version that an accepted proposal made.
    bible_version   INTEGER,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT bible_proposals_status_check CHECK (status IN ('pending', 'accepted', 'declined', 'withdrawn')),
    CONSTRAINT bible_proposals_decided_check CHECK ((status = 'pending') = (decided_at IS NULL)),
    CONSTRAINT bible_proposals_version_check CHECK (base_version >= 1 AND (bible_version IS NOT NULL) = (status = 'accepted')),
    CONSTRAINT bible_proposals_words_check CHECK (char_length(reason) <= 2000 AND char_length(decision_note) <= 2000)
);

CREATE INDEX idx_bible_proposals_scene ON bible_proposals(scene_id, id DESC);
CREATE INDEX idx_bible_proposals_pending ON bible_proposals(scene_id) WHERE status = 'pending';
CREATE INDEX idx_bible_proposals_user_id ON bible_proposals(user_id);

-- One person's word on one finding of one verdict; a later word replaces an earlier one.
CREATE TABLE finding_marks (
    job_id          UUID NOT NULL,
    round           INTEGER NOT NULL,
    finding         INTEGER NOT NULL,
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    is_wrong        BOOLEAN NOT NULL,
    note            TEXT,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    PRIMARY KEY (job_id, round, finding, user_id),
    CONSTRAINT finding_marks_numbers_check CHECK (round >= 0 AND finding >= 0),
    CONSTRAINT finding_marks_note_check CHECK (char_length(note) <= 2000)
);

CREATE INDEX idx_finding_marks_user_id ON finding_marks(user_id);
