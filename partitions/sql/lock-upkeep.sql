-- Takes the lock under which partitions are made; held until the transaction ends. Concurrent callers wait.
-- No parameters. One row without use.
SELECT pg_advisory_xact_lock(hashtextextended('skein.partitions', 0));
