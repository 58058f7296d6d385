-- Counts one more scene for an idea and its topic; the caller holds the idea's lock. One row.
WITH topic AS (UPDATE topics SET scene_count = scene_count + 1 WHERE id = $2::uuid RETURNING id)
UPDATE ideas SET scene_count = ideas.scene_count + 1 FROM topic WHERE ideas.id = $1::uuid
RETURNING ideas.scene_count
