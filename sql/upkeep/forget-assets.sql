-- Forgets the registration of the objects $1, which are about to be removed. One row: how many were registered.
WITH removed AS (DELETE FROM assets WHERE storage_key = ANY ($1::text[]) RETURNING id)
SELECT count(*)::int AS removed FROM removed
