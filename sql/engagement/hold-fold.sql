-- Keeps every folder of counter changes out until the transaction ends; waits for the one at work. One row.
SELECT true AS held FROM (SELECT pg_advisory_xact_lock(hashtextextended('skein.fold', 0))) AS lock
