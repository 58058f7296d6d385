-- Makes an empty table for a month that comes back, not yet a partition. Indexes and foreign keys come with attaching.
CREATE TABLE :partition (LIKE :table INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)
