-- Whoever takes a segment or a scene down, or puts it back, by whatever way: every process that serves media hears of
-- it at once and forgets what it allowed. So does every process that keeps pages when something else of a segment changes
-- that stands on them. The payload is the scene's id.
CREATE OR REPLACE FUNCTION announce_media_change() RETURNS TRIGGER AS $$
BEGIN
    PERFORM pg_notify('skein_media', CASE TG_TABLE_NAME WHEN 'scenes' THEN to_jsonb(NEW) ->> 'id'
                                                        ELSE to_jsonb(NEW) ->> 'scene_id' END);
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER scenes_announce_media_change AFTER UPDATE OF status, playlist_revision ON scenes
    FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.playlist_revision <> NEW.playlist_revision)
    EXECUTE FUNCTION announce_media_change();

CREATE OR REPLACE TRIGGER segment_positions_announce_media_change
    AFTER UPDATE OF status, media_key, language, content_notes ON segment_positions
    FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.media_key <> NEW.media_key
                       OR OLD.content_notes <> NEW.content_notes OR OLD.language IS DISTINCT FROM NEW.language)
    EXECUTE FUNCTION announce_media_change();
