-- Makes a table the partition of its month; writers of other months go on.
ALTER TABLE :table ATTACH PARTITION :partition FOR VALUES FROM (':from') TO (':until')
