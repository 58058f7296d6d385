-- What may be hard to watch in a scene: the content notes of all its visible segments, so that search need not ask them.
-- Kept by triggers (sql/routines/scene-content-notes.sql), whoever writes the segments. No index: it would be written by
-- every append that moves the scene's row.
ALTER TABLE scenes ADD COLUMN content_notes TEXT[] NOT NULL DEFAULT '{}';

UPDATE scenes SET content_notes = noted.notes
FROM (
    SELECT scene_id, array_agg(DISTINCT note ORDER BY note) AS notes
    FROM segment_positions CROSS JOIN unnest(content_notes) AS note
    WHERE status = 'active' AND content_notes <> '{}'
    GROUP BY scene_id
) noted
WHERE scenes.id = noted.scene_id;
