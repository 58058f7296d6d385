-- Makes one month's partition; does nothing when a table of that name exists. Call it under the upkeep lock.
-- $1: the partitioned table, $2: year, $3: month from 1. One row without use.
SELECT create_monthly_partition($1::text, $2::int, $3::int);
