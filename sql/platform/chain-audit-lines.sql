-- Moves at most $1 waiting lines of the audit log into its chain. One row: how many, 0 as well when somebody else is at it.
SELECT chain_audit_inbox($1::int) AS chained
