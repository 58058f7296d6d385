-- The audit log's chain. A line can be added and nothing else; each line's hash covers its content and the line before.
-- The lock makes the chain's order the order of commits and is held until the transaction ends: write the audit line
-- last, or unrelated transactions wait for this one.

CREATE OR REPLACE FUNCTION audit_log_line_hash(line audit_log) RETURNS BYTEA AS $$
    -- The time goes in as a number: its text form would depend on the session's time zone.
    SELECT sha256(line.previous_hash || convert_to(jsonb_build_array(
        line.id, line.position, line.actor_id, line.action, line.target_type, line.target_id, line.detail,
        extract(epoch FROM line.created_at)
    )::TEXT, 'UTF8'));
$$ LANGUAGE sql STABLE;

CREATE OR REPLACE FUNCTION chain_audit_log_line() RETURNS TRIGGER AS $$
DECLARE
    newest audit_log;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('skein.audit_log', 0));
    SELECT * INTO newest FROM audit_log ORDER BY audit_log.position DESC LIMIT 1;
    NEW.position := coalesce(newest.position, 0) + 1;
    NEW.previous_hash := coalesce(newest.hash, decode(repeat('00', 32), 'hex'));
    -- A line that waited in the inbox keeps the time it was written at, which is the database's word as well.
    NEW.created_at := coalesce((SELECT audit_inbox.created_at FROM audit_inbox WHERE audit_inbox.id = NEW.id),
                               clock_timestamp());
    NEW.hash := audit_log_line_hash(NEW);
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION refuse_audit_log_change() RETURNS TRIGGER AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$ LANGUAGE plpgsql;

-- The number of the first line that does not fit its chain, or NULL when all do. A chain cut short at its end still
-- fits: compare its length and newest hash with a copy kept elsewhere.
CREATE OR REPLACE FUNCTION first_broken_audit_log_position() RETURNS BIGINT AS $$
    SELECT min(checked.expected_position)
    FROM (
        SELECT
            row_number() OVER chain AS expected_position,
            line.position = row_number() OVER chain
                AND line.previous_hash = lag(line.hash, 1, decode(repeat('00', 32), 'hex')) OVER chain
                AND line.hash = audit_log_line_hash(line) AS fits
        FROM audit_log line
        WINDOW chain AS (ORDER BY line.position)
    ) checked
    WHERE NOT checked.fits;
$$ LANGUAGE sql STABLE;

CREATE OR REPLACE TRIGGER audit_log_chain BEFORE INSERT ON audit_log
    FOR EACH ROW EXECUTE FUNCTION chain_audit_log_line();

CREATE OR REPLACE TRIGGER audit_log_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_log_change();
