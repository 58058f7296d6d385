-- Ends a concurrent detach that was cut short.
ALTER TABLE :table DETACH PARTITION :partition FINALIZE
