-- A moment as RFC 3339 text in UTC, to the microsecond: what clients get, send back as a version, and page by. A
-- JavaScript Date would drop the last three digits, and then no version and no keyset would match its row.
CREATE OR REPLACE FUNCTION iso_instant(moment TIMESTAMPTZ) RETURNS TEXT AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
$$ LANGUAGE sql STABLE PARALLEL SAFE;
