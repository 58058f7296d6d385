-- I2. Each place has its segment in the month its id names, both saying the same, and each segment has its place.
-- A row per broken promise: subject, problem.
SELECT 'segment ' || positions.segment_id AS subject, rule.problem
FROM segment_positions positions
LEFT JOIN segments ON segments.id = positions.segment_id
    AND segments.created_at = uuid_extract_timestamp(positions.segment_id)
CROSS JOIN LATERAL (VALUES
    (segments.id IS NULL,
     format('place %s of scene %s has no segment row', positions.sequence, positions.scene_id)),
    ((segments.scene_id, segments.sequence) <> (positions.scene_id, positions.sequence),
     format('stands at place %s of scene %s, its row says place %s of scene %s', positions.sequence,
            positions.scene_id, segments.sequence, segments.scene_id)),
    ((segments.user_id, segments.job_id, segments.duration)
        <> (positions.user_id, positions.job_id, positions.duration_seconds),
     'its place and its row disagree on writer, job or duration'),
    (segments.created_at <> positions.published_at, 'its place and its row disagree on the time')
) AS rule (is_broken, problem)
WHERE rule.is_broken
UNION ALL
SELECT 'segment ' || segments.id, format('has no place in scene %s', segments.scene_id)
FROM segments
WHERE NOT EXISTS (SELECT 1 FROM segment_positions WHERE segment_positions.segment_id = segments.id)
ORDER BY 1, 2 LIMIT 100
