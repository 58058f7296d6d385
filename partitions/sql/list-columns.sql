-- The columns of the table $1 that can be written, in order. Rows: name.
SELECT attname AS name FROM pg_attribute
WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
ORDER BY attnum
