-- How a job stands for its writer: on its way, in the scene, back with them to be changed, or failed at no fault of theirs.
-- The codes are RETURNING_ERRORS of the contract; a test holds one against the other.
CREATE OR REPLACE FUNCTION work_state(status TEXT, error_code TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN status = 'final_ready' THEN 'published'
        WHEN status = 'cancelled' THEN 'returned'
        WHEN status <> 'failed' THEN 'running'
        WHEN error_code IN ('continuity_blocked', 'continuity_doubted', 'moderation_rejected', 'film_rejected')
            THEN 'returned'
        ELSE 'failed'
    END
$$;
