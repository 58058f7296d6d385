-- What is said of a segment ($1), locked until the transaction ends. The caller holds the scene's lock. At most one row.
SELECT user_id::text, status, language, content_notes FROM segment_positions WHERE segment_id = $1::uuid
FOR NO KEY UPDATE
