-- The audit log's chain holds from its first line to its last, and no line waits long to join it. A row per broken
-- promise: subject, problem.
SELECT 'audit log line ' || broken AS subject, 'does not fit the line before it, or was changed' AS problem
FROM first_broken_audit_log_position() AS broken
WHERE broken IS NOT NULL
UNION ALL
SELECT 'audit line ' || id, format('%s has waited for the chain since %s', action, iso_instant(created_at))
FROM audit_inbox WHERE created_at < now() - INTERVAL '1 hour'
ORDER BY 1 LIMIT 100
