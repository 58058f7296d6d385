-- How many of a scene's segments are being made at each stage. Jobs that waited for more than two days are stuck and
-- promise nothing; the bound also keeps old months out of the plan.
SELECT stage, count(*)::int AS count
FROM jobs
WHERE scene_id = $1::uuid AND created_at > now() - interval '2 days'
  AND status NOT IN ('final_ready', 'failed', 'cancelled') AND type IN ('continuation', 'opening')
GROUP BY stage
