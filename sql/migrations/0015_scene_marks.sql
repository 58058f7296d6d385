-- What keeps a page deep in a long scene as cheap as its first. A page says at which second each segment starts, so it
-- needs the sum of everything before it: every 64th place keeps that sum, and a page adds up at most 63 rows more.
-- content_version tells a copy of a page that something already published has changed: new segments are seen by the
-- scene's last sequence, a takedown or a replacement by this. Both are kept by triggers (sql/routines/scene-marks.sql),
-- so that no way of writing can forget them.

CREATE TABLE scene_marks (
    scene_id        UUID NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
    sequence        INTEGER NOT NULL,
    -- How long the segments up to and with this place play; what was taken down does not count.
    seconds         INTEGER NOT NULL,

    PRIMARY KEY (scene_id, sequence),

    CONSTRAINT scene_marks_numbers_check CHECK (sequence > 0 AND seconds >= 0)
);

ALTER TABLE scenes ADD COLUMN content_version INTEGER NOT NULL DEFAULT 0;

INSERT INTO scene_marks (scene_id, sequence, seconds)
SELECT scene_id, sequence, seconds
FROM (
    SELECT scene_id, sequence,
           sum(CASE WHEN status = 'active' THEN duration_seconds ELSE 0 END)
               OVER (PARTITION BY scene_id ORDER BY sequence) AS seconds
    FROM segment_positions
) counted
WHERE sequence % 64 = 0;
