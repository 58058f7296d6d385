-- updated_at is the database's word, not the caller's. On ideas and scenes only what a person would call an edit or a
-- new segment counts: folding likes and views into the counters must not make a story look freshly changed.

CREATE OR REPLACE FUNCTION set_updated_at() RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER users_set_updated_at BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER topics_set_updated_at
    BEFORE UPDATE OF name, slug, description, icon_url, is_curated, is_active, display_order ON topics
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER ideas_set_updated_at
    BEFORE UPDATE OF topic_id, category_id, title, prompt, tags, status, moderation_status ON ideas
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER scenes_set_updated_at
    BEFORE UPDATE OF topic_id, title, description, status, segment_count, thumbnail_url, bible_version,
        playlist_revision, language ON scenes
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER drafts_set_updated_at BEFORE UPDATE ON drafts
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER scene_summaries_set_updated_at BEFORE UPDATE ON scene_summaries
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER settings_set_updated_at BEFORE UPDATE ON settings
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE OR REPLACE TRIGGER video_submissions_set_updated_at BEFORE UPDATE ON video_submissions
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();
