-- Jobs by month, one per continuation, and the record of how each went. created_at follows the same rule as in
-- segments. What belongs to a job carries job_created_at, computed from the job's id, so that a join touches one month
-- and an archived month can leave without a foreign key holding it back.

CREATE TABLE jobs (
    id              UUID NOT NULL DEFAULT uuidv7(),
    scene_id        UUID NOT NULL REFERENCES scenes(id),
    user_id         UUID NOT NULL REFERENCES users(id),

    type            VARCHAR(50) NOT NULL DEFAULT 'continuation',
    status          VARCHAR(30) NOT NULL DEFAULT 'queued',
    stage           VARCHAR(30) NOT NULL DEFAULT 'pending',

    progress        INTEGER NOT NULL DEFAULT 0,
    message         TEXT,

    input_text      TEXT NOT NULL,
    bible_version   INTEGER NOT NULL,

    context_data    JSONB,

    result_data     JSONB,

    error_code      VARCHAR(50),
    error_message   TEXT,
    retry_count     INTEGER NOT NULL DEFAULT 0,
    max_retries     INTEGER NOT NULL DEFAULT 3,

    created_at      TIMESTAMPTZ(3) NOT NULL,
    started_at      TIMESTAMPTZ,
    completed_at    TIMESTAMPTZ,

    -- Only for the record: idempotency_keys is what refuses a repeat, because a unique key here would need created_at.
    idempotency_key VARCHAR(100),

    -- How often the job entered a stage, so that a message for an earlier visit is not taken for this one.
    round           INTEGER NOT NULL DEFAULT 0,
    -- The fence: raised at every stage start; a worker whose number is older may not commit.
    attempt         INTEGER NOT NULL DEFAULT 0,
    -- The number of the newest row in job_events.
    event_sequence  INTEGER NOT NULL DEFAULT 0,
    cancel_requested_at TIMESTAMPTZ,
    -- Set at finalization: the place the job's segment took in its scene.
    segment_sequence INTEGER,
    -- How often finalization sent the job back because the bible had moved on.
    revalidations   INTEGER NOT NULL DEFAULT 0,
    -- Where a failed job stood, which is where a retry resumes.
    failed_stage    VARCHAR(30),

    PRIMARY KEY (id, created_at),

    CONSTRAINT jobs_status_check CHECK (
        status IN ('queued', 'processing', 'script_ready', 'continuity_checked',
                   'preview_ready', 'final_ready', 'failed', 'cancelled')
    ),
    CONSTRAINT jobs_stage_check CHECK (
        stage IN ('pending', 'script_expansion', 'continuity_validation',
                  'video_generation', 'upload', 'finalization', 'completed', 'error')
    ),
    CONSTRAINT jobs_failed_stage_check CHECK (
        failed_stage IN ('pending', 'script_expansion', 'continuity_validation',
                         'video_generation', 'upload', 'finalization')
    ),
    CONSTRAINT jobs_created_at_from_id_check
        CHECK (uuid_extract_version(id) = 7 AND created_at = uuid_extract_timestamp(id)),
    CONSTRAINT jobs_numbers_check CHECK (
        progress BETWEEN 0 AND 100 AND bible_version >= 1 AND retry_count >= 0 AND max_retries >= 0
        AND round >= 0 AND attempt >= 0 AND event_sequence >= 0 AND segment_sequence > 0 AND revalidations >= 0
    ),
    CONSTRAINT jobs_input_text_length_check CHECK (char_length(input_text) <= 100000)
) PARTITION BY RANGE (created_at);

CREATE INDEX idx_jobs_scene_id ON jobs(scene_id);
CREATE INDEX idx_jobs_user_id ON jobs(user_id);
CREATE INDEX idx_jobs_status ON jobs(status) WHERE status NOT IN ('final_ready', 'failed', 'cancelled');
CREATE INDEX idx_jobs_created_at ON jobs(created_at DESC);
-- "My jobs", newest first, without a sort.
CREATE INDEX idx_jobs_user_newest ON jobs(user_id, created_at DESC, id DESC);

-- Every try at every stage, with what went out and what came back.
CREATE TABLE job_attempts (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    job_id          UUID NOT NULL,
    job_created_at  TIMESTAMPTZ(3) NOT NULL GENERATED ALWAYS AS (uuid_extract_timestamp(job_id)) STORED,
    stage           VARCHAR(30) NOT NULL,
    round           INTEGER NOT NULL,
    attempt         INTEGER NOT NULL,
    provider        VARCHAR(50),
    model           VARCHAR(200),
    prompt          TEXT,
    input           JSONB,
    output          JSONB,
    outcome         VARCHAR(30) NOT NULL DEFAULT 'running',
    error_code      VARCHAR(50),
    error_message   TEXT,
    started_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    finished_at     TIMESTAMPTZ,
    latency_ms      INTEGER,
    cost_usd        NUMERIC(12, 6),

    UNIQUE(job_id, stage, round, attempt),
    CONSTRAINT job_attempts_outcome_check CHECK (
        outcome IN ('running', 'success', 'moderation_rejected', 'rate_limited', 'api_error', 'timeout',
                    'abandoned', 'fenced', 'cancelled')
    ),
    CONSTRAINT job_attempts_numbers_check
        CHECK (round >= 0 AND attempt >= 0 AND latency_ms >= 0 AND cost_usd >= 0)
);

CREATE INDEX idx_job_attempts_started_at ON job_attempts(started_at DESC);

-- The durable feed behind live progress: a page that reconnects asks for what came after the number it saw last.
CREATE TABLE job_events (
    job_id          UUID NOT NULL,
    sequence        INTEGER NOT NULL,
    created_at      TIMESTAMPTZ(3) NOT NULL DEFAULT NOW(),
    kind            VARCHAR(40) NOT NULL,
    payload         JSONB NOT NULL DEFAULT '{}',

    PRIMARY KEY (job_id, sequence),
    CONSTRAINT job_events_sequence_check CHECK (sequence > 0)
);

CREATE INDEX idx_job_events_created_at ON job_events(created_at);

-- A paid render is bought once: the provider's own id is stored here before anybody waits for it.
CREATE TABLE video_submissions (
    job_id          UUID NOT NULL,
    attempt         INTEGER NOT NULL,
    provider        VARCHAR(50) NOT NULL,
    provider_job_id VARCHAR(200),
    state           VARCHAR(20) NOT NULL DEFAULT 'submitting',
    request_hash    CHAR(64) NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    PRIMARY KEY (job_id, attempt),
    CONSTRAINT video_submissions_state_check CHECK (state IN ('submitting', 'submitted', 'fetched', 'failed')),
    CONSTRAINT video_submissions_id_known_check
        CHECK (state NOT IN ('submitted', 'fetched') OR provider_job_id IS NOT NULL)
);

CREATE INDEX idx_video_submissions_provider_job ON video_submissions(provider, provider_job_id);
