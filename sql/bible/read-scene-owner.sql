-- Who owns a scene; no row when there is none.
SELECT user_id::text FROM scenes WHERE id = $1::uuid
