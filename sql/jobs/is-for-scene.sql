-- Whether a job is this person's ($2) and for this scene ($3); no row when not. The id must be a uuidv7.
SELECT true AS is_for FROM jobs
WHERE id = $1::uuid AND created_at = uuid_extract_timestamp($1::uuid) AND user_id = $2::uuid AND scene_id = $3::uuid
