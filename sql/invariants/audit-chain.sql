-- The audit log's chain holds from its first line to its last. At most one row: subject, problem.
SELECT 'audit log line ' || broken AS subject, 'does not fit the line before it, or was changed' AS problem
FROM first_broken_audit_log_position() AS broken
WHERE broken IS NOT NULL
