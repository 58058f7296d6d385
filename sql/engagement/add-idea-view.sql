-- Queues one reading of an idea that is visible. At most one row.
INSERT INTO counter_changes (target_type, target_id, views)
SELECT 'idea', id, 1 FROM ideas WHERE id = $1::uuid AND status = 'active'
RETURNING true AS counted
