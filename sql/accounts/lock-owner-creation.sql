-- Serialises the creation of the first owner: of two simultaneous attempts the second sees the first one's account.
-- Held until the transaction ends. One row.
SELECT true AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('skein:owner'))) AS held
