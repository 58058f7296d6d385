-- What a re-render must know of a segment, its place locked so that two requests cannot both find none under way; no
-- row when there is none. $1 must be a uuidv7. Says nothing about who may see it.
SELECT segment_positions.scene_id::text, segment_positions.sequence, segment_positions.status,
       segment_positions.user_id::text AS author_id, scenes.user_id::text AS scene_user_id, scenes.status AS scene_status,
       segments.input_text, segments.expanded_script, segments.bible_version,
       (SELECT jsonb_build_object('provider', tries.provider, 'model', coalesce(tries.model, tries.provider))
        FROM job_attempts tries
        WHERE tries.provider IS NOT NULL AND tries.job_id = segments.job_id AND tries.stage = 'script_expansion' AND tries.outcome = 'success'
        ORDER BY tries.started_at DESC LIMIT 1) AS storyteller,
       EXISTS (
           SELECT 1 FROM jobs WHERE jobs.scene_id = segment_positions.scene_id AND jobs.type = 'rerender'
               AND jobs.status NOT IN ('final_ready', 'failed', 'cancelled')
               AND jobs.result_data #>> '{rerenders,segmentId}' = $1::uuid::text
       ) AS under_way
FROM segment_positions
JOIN segments ON segments.id = segment_positions.segment_id AND segments.created_at = uuid_extract_timestamp($1::uuid)
JOIN scenes ON scenes.id = segment_positions.scene_id
WHERE segment_positions.segment_id = $1::uuid
FOR UPDATE OF segment_positions
