-- Gives that lock back. One row without use.
SELECT pg_advisory_unlock(hashtextextended('skein.archive', 0))
