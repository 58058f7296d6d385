-- An append asked whether its writer is new to the scene by walking everything they or the scene ever had: up to 10,000
-- places, two thirds of its cost. Now one index answers. It takes the place of one by person and time that nothing reads.
CREATE INDEX idx_segment_positions_writer ON segment_positions(user_id, scene_id);
DROP INDEX idx_segment_positions_user_id;

-- A place is only ever written together with its segment, whose own foreign keys check the same scene and person, and
-- segments are kept for ever: checking twice was a seventh of an append. `skein doctor --invariants` compares the two.
ALTER TABLE segment_positions
    DROP CONSTRAINT segment_positions_scene_id_fkey,
    DROP CONSTRAINT segment_positions_user_id_fkey;

-- Room on each page for a scene's next version: an update that moves no indexed column then touches no index.
ALTER TABLE scenes SET (fillfactor = 80);

-- A like answers with what is still queued for its target, which must not mean reading all that is queued.
CREATE INDEX idx_counter_changes_target ON counter_changes(target_id);
-- Its rows live for two seconds: what share of it is dead says nothing, how many are does.
ALTER TABLE counter_changes SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
