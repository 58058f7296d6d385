-- I2. Each scene's bible versions are 1 to n without a fork or a gap, n is the version the scene stands at, and every
-- segment brought the version it names. A row per broken promise: subject, problem.
WITH history AS (
    SELECT scene_id, count(*)::int AS versions, min(version) AS lowest, max(version) AS highest
    FROM scene_bibles GROUP BY scene_id
)
SELECT 'scene ' || scenes.id AS subject, rule.problem
FROM scenes
LEFT JOIN history ON history.scene_id = scenes.id
CROSS JOIN LATERAL (VALUES
    (history.scene_id IS NULL, 'has no bible'),
    (history.lowest <> 1 OR history.highest <> history.versions,
     format('its %s bible versions run from %s to %s', history.versions, history.lowest, history.highest)),
    (history.highest <> scenes.bible_version,
     format('bible_version says %s, the newest is %s', scenes.bible_version, history.highest))
) AS rule (is_broken, problem)
WHERE rule.is_broken
UNION ALL
SELECT 'segment ' || positions.segment_id, format('brought no bible version %s', segments.bible_version)
FROM segment_positions positions
JOIN segments ON segments.id = positions.segment_id
    AND segments.created_at = uuid_extract_timestamp(positions.segment_id)
WHERE NOT EXISTS (
    SELECT 1 FROM scene_bibles
    WHERE scene_bibles.scene_id = positions.scene_id AND scene_bibles.version = segments.bible_version
        AND scene_bibles.created_by_segment_id = positions.segment_id
)
ORDER BY 1, 2 LIMIT 100
