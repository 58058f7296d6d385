-- Locks one job until the transaction ends and says where it stands; no row when there is none.
-- The subselect hides the month from the planner, which would otherwise plan all months anew at every call.
SELECT id::text, scene_id::text, user_id::text, type, input_text, status, stage, round, attempt, progress, message,
       revalidations, retry_count, error_code, error_message, failed_stage, segment_sequence,
       result_data -> 'media' IS NOT NULL AS media_ready
FROM jobs WHERE id = $1::uuid AND created_at = (SELECT uuid_extract_timestamp($1::uuid)) FOR UPDATE
