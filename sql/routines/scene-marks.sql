-- Keeps scene_marks and scenes.content_version true (migration 0015).
-- An append writes a mark at every 64th place; for the other 63 the trigger's condition is all that is looked at. The
-- sum is read by a statement of its own, begun while the append holds the scene's row: it sees every takedown that was
-- committed before.
CREATE OR REPLACE FUNCTION set_scene_mark() RETURNS TRIGGER AS $$
BEGIN
    INSERT INTO scene_marks (scene_id, sequence, seconds)
    SELECT NEW.scene_id, NEW.sequence, coalesce(last.seconds, 0) + coalesce(sum(places.duration_seconds), 0)
    FROM (SELECT 1) AS always
    LEFT JOIN LATERAL (
        SELECT marks.sequence, marks.seconds FROM scene_marks marks
        WHERE marks.scene_id = NEW.scene_id AND marks.sequence < NEW.sequence
        ORDER BY marks.sequence DESC LIMIT 1
    ) last ON true
    LEFT JOIN segment_positions places
        ON places.scene_id = NEW.scene_id AND places.status = 'active'
        AND places.sequence > coalesce(last.sequence, 0) AND places.sequence <= NEW.sequence
    GROUP BY last.seconds
    ON CONFLICT (scene_id, sequence) DO UPDATE SET seconds = excluded.seconds;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER segment_positions_mark AFTER INSERT ON segment_positions
    FOR EACH ROW WHEN (NEW.sequence % 64 = 0)
    EXECUTE FUNCTION set_scene_mark();

-- Raising content_version comes first because it takes the scene's row: whoever appends meanwhile either has written
-- its mark already, and it is moved here, or waits and reads what this left.
CREATE OR REPLACE FUNCTION move_scene_marks() RETURNS TRIGGER AS $$
BEGIN
    UPDATE scenes SET content_version = content_version + 1
    WHERE id IN (SELECT scene_id FROM places_after);

    UPDATE scene_marks SET seconds = scene_marks.seconds + moved.seconds
    FROM (
        SELECT marks.scene_id, marks.sequence, sum(changed.seconds) AS seconds
        FROM (
            SELECT places_after.scene_id, places_after.sequence,
                   CASE WHEN places_after.status = 'active' THEN places_after.duration_seconds ELSE 0 END
                       - CASE WHEN places_before.status = 'active' THEN places_before.duration_seconds ELSE 0 END AS seconds
            FROM places_before JOIN places_after USING (scene_id, sequence)
        ) changed
        JOIN scene_marks marks ON marks.scene_id = changed.scene_id AND marks.sequence >= changed.sequence
        WHERE changed.seconds <> 0
        GROUP BY marks.scene_id, marks.sequence
    ) moved
    WHERE scene_marks.scene_id = moved.scene_id AND scene_marks.sequence = moved.sequence;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER segment_positions_move_marks AFTER UPDATE ON segment_positions
    REFERENCING OLD TABLE AS places_before NEW TABLE AS places_after
    FOR EACH STATEMENT EXECUTE FUNCTION move_scene_marks();
