-- Where a person ($1) stopped watching, last watched first, in scenes that are open to everybody and have something to
-- watch. $2: this scene alone, NULL for all. $3: only where there is something left to watch. $4, $5: time and scene to
-- continue after. $6: rows at most.
-- at: seconds from the scene's beginning, without what was taken down; the last mark before the place and at most 63 rows
-- are added up. segment_id: NULL when the segment itself was taken down; its seconds do not count then. new_segments: at
-- most 100.
SELECT watched.scene_id::text, iso_instant(watched.watched_at) AS watched_at,
       CASE WHEN place.status = 'active' THEN watched.segment_id::text END AS segment_id,
       CASE WHEN place.status = 'active' THEN watched.seconds ELSE 0 END AS seconds,
       place.sequence,
       coalesce(mark.seconds, 0) + coalesce((
           SELECT sum(earlier.duration_seconds)::int FROM segment_positions earlier
           WHERE earlier.scene_id = watched.scene_id AND earlier.status = 'active'
             AND earlier.sequence > coalesce(mark.sequence, 0) AND earlier.sequence < place.sequence), 0)
           + CASE WHEN place.status = 'active' THEN watched.seconds ELSE 0 END AS at,
       (SELECT count(*)::int FROM (
            SELECT 1 FROM segment_positions later
            WHERE later.scene_id = watched.scene_id AND later.status = 'active'
              AND later.sequence > watched.newest_sequence
            LIMIT 100
        ) counted) AS new_segments
FROM watch_positions watched
JOIN scenes ON scenes.id = watched.scene_id AND scenes.status IN ('active', 'locked')
JOIN segment_positions place ON place.segment_id = watched.segment_id
CROSS JOIN LATERAL (
    SELECT sequence FROM segment_positions
    WHERE segment_positions.scene_id = watched.scene_id AND segment_positions.status = 'active'
    ORDER BY sequence DESC LIMIT 1
) newest
LEFT JOIN LATERAL (
    SELECT scene_marks.sequence, scene_marks.seconds FROM scene_marks
    WHERE scene_marks.scene_id = watched.scene_id AND scene_marks.sequence < place.sequence
    ORDER BY scene_marks.sequence DESC LIMIT 1
) mark ON true
WHERE watched.user_id = $1::uuid AND ($2::uuid IS NULL OR watched.scene_id = $2::uuid)
  AND (NOT $3::boolean OR place.sequence < newest.sequence
       OR (place.status = 'active' AND watched.seconds < place.duration_seconds - 1))
  AND (watched.watched_at, watched.scene_id) < ($4::timestamptz, $5::uuid)
ORDER BY watched.watched_at DESC, watched.scene_id DESC
LIMIT $6::int
