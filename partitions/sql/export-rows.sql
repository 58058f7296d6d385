-- The rows of one month after the id $1, at most $2, each as a line of JSON. The session's time zone must be UTC, or the
-- same row would read differently. Rows: line, id.
SELECT row_to_json(exported)::text AS line, exported.id::text AS id
FROM :partition exported WHERE exported.id > $1::uuid ORDER BY exported.id LIMIT $2::int
