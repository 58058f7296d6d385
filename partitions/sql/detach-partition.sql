-- Takes a month out of its table without blocking readers and writers; waits for transactions that have seen it. Not
-- inside a transaction.
ALTER TABLE :table DETACH PARTITION :partition CONCURRENTLY
