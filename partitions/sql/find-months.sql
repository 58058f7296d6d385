-- The tables that may hold a month of the partitioned table $1: its partitions, and tables beside it that are no
-- partition (any more). By name. Rows: name, standing (attached, detaching: a detach that was cut short, detached),
-- comment.
SELECT child.relname AS name,
       CASE WHEN pg_inherits.inhdetachpending THEN 'detaching'
            WHEN pg_inherits.inhrelid IS NOT NULL THEN 'attached' ELSE 'detached' END AS standing,
       obj_description(child.oid, 'pg_class') AS comment
FROM pg_class parent
JOIN pg_class child ON child.relnamespace = parent.relnamespace AND child.relkind = 'r'
LEFT JOIN pg_inherits ON pg_inherits.inhrelid = child.oid AND pg_inherits.inhparent = parent.oid
WHERE parent.oid = $1::regclass AND starts_with(child.relname, parent.relname || '_')
    AND (pg_inherits.inhrelid IS NOT NULL OR NOT child.relispartition)
ORDER BY child.relname
