-- The partitions of a table as the catalog knows them, whatever their names. In name order.
-- $1: the partitioned table. Rows: name, bounds (its FOR VALUES clause, rendered in the session's time zone).
SELECT child.relname AS name, pg_get_expr(child.relpartbound, child.oid) AS bounds
FROM pg_inherits
JOIN pg_class child ON child.oid = pg_inherits.inhrelid
WHERE pg_inherits.inhparent = $1::regclass
ORDER BY child.relname;
