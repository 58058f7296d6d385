-- What every part of the server leans on: answers kept for repeated requests, stored files, and settings an operator
-- changes while Skein runs.

-- The first request with a key claims it and stores its answer in the same transaction; a repeat reads the answer, and
-- the same key with another fingerprint is refused.
CREATE TABLE idempotency_keys (
    user_id         UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    route           VARCHAR(120) NOT NULL,
    key             VARCHAR(100) NOT NULL,
    -- SHA-256 of the request, lower-case hex.
    fingerprint     CHAR(64) NOT NULL,
    status_code     SMALLINT,
    response        JSONB,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    PRIMARY KEY (user_id, route, key)
);

CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys(created_at);

-- Every stored file that something refers to. removed_at means: no longer served, and swept later.
CREATE TABLE assets (
    id              UUID PRIMARY KEY DEFAULT uuidv7(),
    owner_type      VARCHAR(20) NOT NULL,
    owner_id        UUID NOT NULL,
    kind            VARCHAR(40) NOT NULL,
    storage_key     TEXT NOT NULL UNIQUE,
    sha256          CHAR(64) NOT NULL,
    size_bytes      BIGINT NOT NULL,
    content_type    VARCHAR(100) NOT NULL,
    source          JSONB,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    removed_at      TIMESTAMPTZ,

    CONSTRAINT assets_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT assets_size_check CHECK (size_bytes >= 0)
);

CREATE INDEX idx_assets_owner ON assets(owner_type, owner_id);
CREATE INDEX idx_assets_sha256 ON assets(sha256);

CREATE TABLE settings (
    key             VARCHAR(100) PRIMARY KEY,
    value           JSONB NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW()
);
