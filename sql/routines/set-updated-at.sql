-- updated_at is the database's word, not the caller's. On topics, ideas and scenes only what a person would call an edit
-- or a new segment counts: folding likes, views and scene counts must not make a story look freshly changed.
-- The triggers name no columns: one that does forbids every later migration to change those columns' types.

CREATE OR REPLACE FUNCTION set_updated_at() RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION set_topic_updated_at() RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at := CASE WHEN NEW.scene_count = OLD.scene_count THEN now() ELSE OLD.updated_at END;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION set_idea_updated_at() RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at := CASE
        WHEN (NEW.scene_count, NEW.like_count, NEW.view_count) = (OLD.scene_count, OLD.like_count, OLD.view_count)
        THEN now() ELSE OLD.updated_at END;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION set_scene_updated_at() RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at := CASE
        WHEN (NEW.like_count, NEW.view_count) = (OLD.like_count, OLD.view_count)
            -- last_segment_at alone only catches up with a segment that moved updated_at already.
            AND (NEW.segment_count <> OLD.segment_count
                 OR NEW.last_segment_at IS NOT DISTINCT FROM OLD.last_segment_at)
        THEN now() ELSE OLD.updated_at END;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER users_set_updated_at BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER topics_set_updated_at BEFORE UPDATE ON topics
    FOR EACH ROW EXECUTE FUNCTION set_topic_updated_at();

CREATE OR REPLACE TRIGGER ideas_set_updated_at BEFORE UPDATE ON ideas
    FOR EACH ROW EXECUTE FUNCTION set_idea_updated_at();

CREATE OR REPLACE TRIGGER scenes_set_updated_at BEFORE UPDATE ON scenes
    FOR EACH ROW EXECUTE FUNCTION set_scene_updated_at();

CREATE OR REPLACE TRIGGER drafts_set_updated_at BEFORE UPDATE ON drafts
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER scene_summaries_set_updated_at BEFORE UPDATE ON scene_summaries
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER settings_set_updated_at BEFORE UPDATE ON settings
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER video_submissions_set_updated_at BEFORE UPDATE ON video_submissions
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER bible_proposals_set_updated_at BEFORE UPDATE ON bible_proposals
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();
