-- Writes rows that were exported: $1 is a JSON array of them. Columns that did not exist then take their defaults.
INSERT INTO :partition (:columns) SELECT :columns FROM json_populate_recordset(NULL::public.:table, $1::json)
