-- The indexes back as the migrations define them. Postgres tells a partitioned one as ON ONLY, which would leave every
-- month without it.
SET session_replication_role = origin;

DO $$
DECLARE found record;
BEGIN
    FOR found IN SELECT definition FROM bench.indexes LOOP
        EXECUTE replace(found.definition, ' ON ONLY ', ' ON ');
    END LOOP;
END $$;

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_index WHERE NOT indisvalid) THEN
        RAISE EXCEPTION 'an index came back incomplete';
    END IF;
END $$;
