-- Jobs of one person as they see them, in the order of the ids given, each with its newest verdict, what they said of
-- its findings, and every try.
-- Ids that are not theirs are left out. Each id names its month, so that other months are not looked at; LATERAL with
-- its LIMIT makes that hold for every plan. The subselect hides from the planner how many ids there are: it would
-- otherwise plan all months anew at every call, which takes twenty times as long as running.
SELECT jobs.id::text, jobs.scene_id::text, scenes.title AS scene_title, jobs.type, jobs.status, jobs.stage, jobs.round,
       jobs.attempt, jobs.progress, jobs.message, jobs.input_text, jobs.bible_version, jobs.revalidations,
       jobs.retry_count, jobs.error_code, jobs.error_message, jobs.failed_stage, jobs.segment_sequence,
       jobs.result_data -> 'script' AS script, jobs.result_data ->> 'previewUrl' AS preview_url,
       jobs.result_data ->> 'revises' AS revises, jobs.result_data ->> 'segmentId' AS segment_id,
       jobs.result_data -> 'media' IS NOT NULL AS media_ready,
       to_char(jobs.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at,
       to_char(jobs.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS started_at,
       to_char(jobs.completed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS completed_at,
       (SELECT jsonb_build_object('outcome', outcome, 'bibleVersion', bible_version, 'validator', validator,
                                  'findings', findings, 'notes', notes,
                                  'noteWordings', coalesce(note_wordings, '[]'))
        FROM verdicts WHERE verdicts.job_id = jobs.id ORDER BY verdicts.round DESC LIMIT 1) AS verdict,
       coalesce((SELECT jsonb_agg(jsonb_build_object('finding', finding, 'isWrong', is_wrong, 'note', note)
                                  ORDER BY finding)
                 FROM finding_marks WHERE finding_marks.job_id = jobs.id AND finding_marks.user_id = jobs.user_id
                     AND finding_marks.round = (SELECT max(round) FROM verdicts WHERE verdicts.job_id = jobs.id)),
                '[]'::jsonb) AS marks,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                     'stage', tries.stage, 'attempt', tries.attempt, 'outcome', tries.outcome,
                     'provider', tries.provider, 'model', tries.model, 'errorCode', tries.error_code,
                     'startedAt', to_char(tries.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                     'finishedAt', to_char(tries.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                     'latencyMs', tries.latency_ms) ORDER BY tries.started_at, tries.id)
                 FROM job_attempts tries WHERE tries.job_id = jobs.id), '[]'::jsonb) AS attempts
FROM unnest((SELECT $1::uuid[])) WITH ORDINALITY AS wanted (id, place)
CROSS JOIN LATERAL (
    SELECT * FROM jobs WHERE jobs.id = wanted.id AND jobs.created_at = uuid_extract_timestamp(wanted.id) LIMIT 1
) jobs
JOIN scenes ON scenes.id = jobs.scene_id
WHERE jobs.user_id = $2::uuid
ORDER BY wanted.place
