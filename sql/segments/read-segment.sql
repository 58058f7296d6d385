-- Planned once: for its one row, planning over all months takes 500 µs and the reading 100.
-- One published segment and how it was made; no row when there is none. The month is read out of the id, which must be
-- a uuidv7, so one partition is touched. Says nothing about who may see it.
SELECT segments.id::text, segments.scene_id::text, segments.sequence, scenes.user_id::text AS scene_user_id,
       scenes.status AS scene_status, scenes.content_version, segment_positions.status, segment_positions.media_key,
       users.username, users.display_name, segments.input_text, segments.expanded_script, segments.bible_version,
       segment_positions.language, segment_positions.content_notes,
       segments.video_url, segments.thumbnail_url, segments.duration, segments.resolution,
       segments.file_size::float8 AS file_size, iso_instant(segment_positions.published_at) AS published_at,
       (SELECT jsonb_build_object('outcome', verdicts.outcome, 'bibleVersion', verdicts.bible_version,
                                  'validator', verdicts.validator, 'findings', verdicts.findings,
                                  'notes', verdicts.notes,
                                  'noteWordings', coalesce(verdicts.note_wordings, '[]'))
        FROM verdicts WHERE verdicts.job_id = segments.job_id ORDER BY verdicts.round DESC LIMIT 1) AS verdict,
       told.storyteller, told.context
FROM segment_positions
JOIN segments ON segments.id = segment_positions.segment_id AND segments.created_at = uuid_extract_timestamp($1::uuid)
JOIN scenes ON scenes.id = segment_positions.scene_id
JOIN users ON users.id = segment_positions.user_id
LEFT JOIN LATERAL (
    SELECT coalesce(tries.model, tries.provider) AS storyteller, tries.input AS context FROM job_attempts tries
    WHERE tries.job_id = segments.job_id AND tries.stage = 'script_expansion' AND tries.outcome = 'success'
    ORDER BY tries.started_at DESC LIMIT 1
) told ON true
WHERE segment_positions.segment_id = $1::uuid
