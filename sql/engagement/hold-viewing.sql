-- Makes simultaneous viewings of one scene by one person or address wait for each other, until the transaction ends: a
-- later statement then sees what the first one counted. One row.
SELECT true AS held FROM (SELECT pg_advisory_xact_lock(hashtextextended('skein.view:' || $1::text, 0))) AS lock
