-- Brings last_segment_at of scenes up to their newest place. Looks at the places since five minutes before the newest
-- scene known to have grown, by their ids, which are times: whatever came later is among them, also after a crash, unless
-- nobody folded for five minutes while segments were published; then reconcile-counters.sql finds it. Both bounds are
-- there for the planner, which would otherwise expect a third of all places. One folder at a time.
-- One row: how many scenes had grown.
WITH folder AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('skein.fold_growth', 0)) AS mine),
grown AS (
    SELECT scene_id, max(published_at) AS at FROM segment_positions
    WHERE (SELECT mine FROM folder)
      AND segment_id > (SELECT uuidv7(max(last_segment_at) - INTERVAL '5 minutes' - clock_timestamp()) FROM scenes)
      AND segment_id <= (SELECT uuidv7(INTERVAL '1 minute'))
    GROUP BY scene_id
),
folded AS (
    UPDATE scenes SET last_segment_at = grown.at FROM grown
    WHERE scenes.id = grown.scene_id AND scenes.last_segment_at < grown.at
    RETURNING 1
)
SELECT count(*)::int AS folded FROM folded
