-- Lines of the audit log on their way into its chain. Id and time are the database's word, nothing changes a line that
-- waits, and none leaves before it stands in the chain.

CREATE OR REPLACE FUNCTION date_audit_inbox_line() RETURNS TRIGGER AS $$
BEGIN
    NEW.id := uuidv7();
    NEW.created_at := clock_timestamp();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION guard_audit_inbox_line() RETURNS TRIGGER AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM audit_log WHERE audit_log.id = OLD.id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'audit_inbox: % of a line that is not in the chain is refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END;
$$ LANGUAGE plpgsql;

-- Moves at most so many waiting lines into the chain, oldest first, and says how many: 0 as well when another process is
-- at it. Holds the chain's lock until the transaction ends.
CREATE OR REPLACE FUNCTION chain_audit_inbox(lines_max INT) RETURNS INT AS $$
DECLARE
    chained UUID[];
BEGIN
    IF NOT EXISTS (SELECT 1 FROM audit_inbox)
        OR NOT pg_try_advisory_xact_lock(hashtextextended('skein.audit_inbox', 0)) THEN
        RETURN 0;
    END IF;
    WITH waiting AS (SELECT * FROM audit_inbox ORDER BY id LIMIT lines_max),
    added AS (
        INSERT INTO audit_log (id, actor_id, action, target_type, target_id, detail)
        SELECT id, actor_id, action, target_type, target_id, detail FROM waiting ORDER BY id
        RETURNING id
    )
    SELECT array_agg(id) INTO chained FROM added;
    DELETE FROM audit_inbox WHERE id = ANY(chained);
    RETURN coalesce(cardinality(chained), 0);
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER audit_inbox_date BEFORE INSERT ON audit_inbox
    FOR EACH ROW EXECUTE FUNCTION date_audit_inbox_line();

CREATE OR REPLACE TRIGGER audit_inbox_guard BEFORE UPDATE OR DELETE ON audit_inbox
    FOR EACH ROW EXECUTE FUNCTION guard_audit_inbox_line();

CREATE OR REPLACE FUNCTION refuse_audit_inbox_truncate() RETURNS TRIGGER AS $$
BEGIN
    RAISE EXCEPTION 'audit_inbox: TRUNCATE is refused' USING ERRCODE = 'insufficient_privilege';
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER audit_inbox_refuse_truncate BEFORE TRUNCATE ON audit_inbox
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_inbox_truncate();
