-- The month is a month in UTC. Without the explicit offset the bounds would follow the session's time zone, and two
-- months made by differently configured sessions would overlap or leave a hole.
-- Call it through partitions/ensure, which holds the lock that makes concurrent callers safe.

CREATE OR REPLACE FUNCTION create_monthly_partition(
    table_name TEXT,
    year INT,
    month INT
) RETURNS VOID AS $$
DECLARE
    partition_name TEXT;
    start_date DATE;
    end_date DATE;
BEGIN
    partition_name := table_name || '_' || LPAD(year::TEXT, 4, '0') || '_' || LPAD(month::TEXT, 2, '0');
    start_date := make_date(year, month, 1);
    end_date := start_date + INTERVAL '1 month';

    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I
         FOR VALUES FROM (%L) TO (%L)',
        partition_name, table_name, start_date || ' 00:00:00+00', end_date || ' 00:00:00+00'
    );
END;
$$ LANGUAGE plpgsql;
