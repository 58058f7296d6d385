-- Replaces a scene's rolling summary. The caller holds the scene's lock, so there is never a second row.
WITH changed AS (
    UPDATE scene_summaries SET summary = $2::text, segments_covered = $3::int[] WHERE scene_id = $1::uuid
    RETURNING true AS stored
),
added AS (
    INSERT INTO scene_summaries (scene_id, summary, segments_covered)
    SELECT $1::uuid, $2::text, $3::int[] WHERE NOT EXISTS (SELECT 1 FROM changed)
    RETURNING true AS stored
)
SELECT stored FROM changed UNION ALL SELECT stored FROM added
