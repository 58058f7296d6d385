-- Segments by month, and the ledger that keeps their order. A month's bound lies on created_at, so created_at is read
-- out of the uuidv7 id: a look-up by id then touches one partition, and an id is unique over all months. The ledger is
-- not partitioned because Postgres cannot keep (scene_id, sequence) unique across partitions.
-- Nothing may hold a foreign key to segments: it would block DETACH.

CREATE TABLE segments (
    id              UUID NOT NULL DEFAULT uuidv7(),
    scene_id        UUID NOT NULL REFERENCES scenes(id),
    user_id         UUID NOT NULL REFERENCES users(id),
    job_id          UUID NOT NULL,

    sequence        INTEGER NOT NULL,

    input_text      TEXT NOT NULL,
    expanded_script TEXT NOT NULL,

    video_url       VARCHAR(500) NOT NULL,
    hls_playlist_url VARCHAR(500),
    thumbnail_url   VARCHAR(500),

    duration        INTEGER NOT NULL,
    resolution      VARCHAR(20),
    file_size       BIGINT,

    bible_version   INTEGER NOT NULL,

    status          VARCHAR(20) NOT NULL DEFAULT 'active',
    -- No default: now() differs from the id's own millisecond in half the rows.
    created_at      TIMESTAMPTZ(3) NOT NULL,

    PRIMARY KEY (id, created_at),

    CONSTRAINT segments_status_check
        CHECK (status IN ('active', 'hidden', 'removed')),
    -- An id of another version has no such time, and a comparison with NULL would pass a check: hence the version.
    CONSTRAINT segments_created_at_from_id_check
        CHECK (uuid_extract_version(id) = 7 AND created_at = uuid_extract_timestamp(id)),
    CONSTRAINT segments_numbers_check
        CHECK (sequence > 0 AND duration > 0 AND bible_version >= 1 AND file_size >= 0)
) PARTITION BY RANGE (created_at);

CREATE INDEX idx_segments_scene_id ON segments(scene_id);
CREATE INDEX idx_segments_user_id ON segments(user_id);
CREATE INDEX idx_segments_scene_sequence ON segments(scene_id, sequence);
CREATE INDEX idx_segments_created_at ON segments(created_at DESC);

-- One row per place in a scene: the uniqueness of a sequence, and everything a playlist or a chapter list shows.
CREATE TABLE segment_positions (
    scene_id        UUID NOT NULL REFERENCES scenes(id),
    sequence        INTEGER NOT NULL,
    segment_id      UUID NOT NULL UNIQUE,
    user_id         UUID NOT NULL REFERENCES users(id),
    job_id          UUID NOT NULL,
    status          VARCHAR(20) NOT NULL DEFAULT 'active',
    duration_seconds INTEGER NOT NULL,
    title           VARCHAR(200),
    -- The first words of the continuation, about 200 characters.
    excerpt         TEXT NOT NULL,
    media_key       TEXT NOT NULL UNIQUE,
    thumbnail_url   VARCHAR(500),
    published_at    TIMESTAMPTZ(3) NOT NULL,

    PRIMARY KEY (scene_id, sequence),

    CONSTRAINT segment_positions_status_check
        CHECK (status IN ('active', 'hidden', 'removed')),
    CONSTRAINT segment_positions_numbers_check CHECK (sequence > 0 AND duration_seconds > 0),
    CONSTRAINT segment_positions_excerpt_length_check CHECK (char_length(excerpt) <= 400)
);

CREATE INDEX idx_segment_positions_user_id ON segment_positions(user_id, published_at DESC);
CREATE INDEX idx_segment_positions_job_id ON segment_positions(job_id);
