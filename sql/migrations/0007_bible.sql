-- Continuity: every version of a scene's bible with what made it, the summaries that stand in for old segments, and
-- the verdicts on continuations.

CREATE TABLE scene_bibles (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
    version         INTEGER NOT NULL,

    data            JSONB NOT NULL,

    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    created_by_segment_id UUID,

    -- The readable changes since the version before, and the typed operations that made them.
    diff            JSONB,
    operations      JSONB,
    created_by_user_id UUID REFERENCES users(id),
    reason          TEXT,

    UNIQUE(scene_id, version),
    CONSTRAINT scene_bibles_version_check CHECK (version >= 1)
);

CREATE INDEX idx_scene_bibles_scene_id ON scene_bibles(scene_id);
CREATE INDEX idx_scene_bibles_scene_version ON scene_bibles(scene_id, version DESC);

CREATE TABLE scene_summaries (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,

    summary         TEXT NOT NULL,
    segments_covered INTEGER[] NOT NULL,

    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_scene_summaries_scene_id ON scene_summaries(scene_id);

-- What continuity validation said. A job that returns to validation gets a second verdict: one per round.
CREATE TABLE verdicts (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    job_id          UUID NOT NULL,
    job_created_at  TIMESTAMPTZ(3) NOT NULL GENERATED ALWAYS AS (uuid_extract_timestamp(job_id)) STORED,
    round           INTEGER NOT NULL,
    bible_version   INTEGER NOT NULL,
    outcome         VARCHAR(10) NOT NULL,
    validator       VARCHAR(50) NOT NULL,
    findings        JSONB NOT NULL DEFAULT '[]',
    notes           JSONB NOT NULL DEFAULT '[]',
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    UNIQUE(job_id, round),
    CONSTRAINT verdicts_outcome_check CHECK (outcome IN ('pass', 'warn', 'block')),
    CONSTRAINT verdicts_numbers_check CHECK (round >= 0 AND bible_version >= 1)
);
