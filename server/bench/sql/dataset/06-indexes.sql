-- The indexes back as the migrations define them.
SET session_replication_role = origin;

DO $$
DECLARE found record;
BEGIN
    FOR found IN SELECT definition FROM bench.indexes LOOP
        EXECUTE found.definition;
    END LOOP;
END $$;
