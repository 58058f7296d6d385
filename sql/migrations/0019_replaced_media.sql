-- A segment may be rendered again: other media take the place of its own, and nothing else about it changes. What was
-- replaced is kept for a while, because somebody is watching it, and remembered, because it says how the segment came
-- to look as it does.
CREATE TABLE replaced_media (
    media_key       TEXT PRIMARY KEY,
    segment_id      UUID NOT NULL REFERENCES segment_positions(segment_id),
    -- The re-render whose media took its place.
    job_id          UUID NOT NULL,
    replaced_at     TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_replaced_media_segment ON replaced_media(segment_id, replaced_at DESC);
CREATE INDEX idx_replaced_media_job ON replaced_media(job_id);
