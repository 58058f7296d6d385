-- Fails the statement that calls it, because the scene no longer stands where it was read: as a serialization failure,
-- after which a transaction runs again from its start. Returns nothing, in the type of an id.
CREATE OR REPLACE FUNCTION scene_moved(scene UUID) RETURNS UUID AS $$
BEGIN
    RAISE EXCEPTION 'scene % has moved on', scene USING ERRCODE = 'serialization_failure';
END;
$$ LANGUAGE plpgsql;
