-- Keeps scenes.content_notes true (migration 0027): what the visible segments of a scene are marked with. Nearly all
-- segments are marked with nothing, and for those the triggers' conditions are all that is looked at.
CREATE OR REPLACE FUNCTION add_scene_content_notes() RETURNS TRIGGER AS $$
BEGIN
    UPDATE scenes SET content_notes = ARRAY(
        SELECT DISTINCT note FROM unnest(scenes.content_notes || NEW.content_notes) AS note ORDER BY note
    )
    WHERE id = NEW.scene_id AND NOT scenes.content_notes @> NEW.content_notes;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER segment_positions_add_content_notes AFTER INSERT ON segment_positions
    FOR EACH ROW WHEN (NEW.status = 'active' AND NEW.content_notes <> '{}')
    EXECUTE FUNCTION add_scene_content_notes();

-- The scene's row is taken before its segments are read, so that of two who change different ones the second sees both.
CREATE OR REPLACE FUNCTION renew_scene_content_notes() RETURNS TRIGGER AS $$
BEGIN
    PERFORM FROM scenes WHERE id = NEW.scene_id FOR NO KEY UPDATE;
    UPDATE scenes SET content_notes = ARRAY(
        SELECT DISTINCT note
        FROM segment_positions places CROSS JOIN unnest(places.content_notes) AS note
        WHERE places.scene_id = NEW.scene_id AND places.status = 'active'
        ORDER BY note
    )
    WHERE id = NEW.scene_id;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER segment_positions_renew_content_notes AFTER UPDATE ON segment_positions
    FOR EACH ROW WHEN (
        (OLD.content_notes <> '{}' OR NEW.content_notes <> '{}')
        AND (OLD.content_notes <> NEW.content_notes OR OLD.status <> NEW.status)
    )
    EXECUTE FUNCTION renew_scene_content_notes();
