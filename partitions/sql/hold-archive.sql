-- Takes the lock under which months are archived and restored, for the session; false when another session has it.
SELECT pg_try_advisory_lock(hashtextextended('skein.archive', 0)) AS held
