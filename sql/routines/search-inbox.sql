-- Queues what search does not know yet (migration 0022). Only new rows: a trigger on updates would be asked at every append
-- and every fold of likes, so the statements that edit a title or a text queue by themselves.
CREATE OR REPLACE FUNCTION queue_for_search() RETURNS TRIGGER AS $$
BEGIN
    INSERT INTO search_inbox (kind, target_id) VALUES (TG_ARGV[0], NEW.id);
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER ideas_queue_for_search AFTER INSERT ON ideas
    FOR EACH ROW EXECUTE FUNCTION queue_for_search('idea');

CREATE OR REPLACE TRIGGER scenes_queue_for_search AFTER INSERT ON scenes
    FOR EACH ROW EXECUTE FUNCTION queue_for_search('scene');

CREATE OR REPLACE TRIGGER users_queue_for_search AFTER INSERT ON users
    FOR EACH ROW EXECUTE FUNCTION queue_for_search('person');
