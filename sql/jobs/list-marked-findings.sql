-- Findings that people have judged after ($1, $2, $3, $4), with everything a labelled item needs, at most $5: the text,
-- the bible it was held against and the two segments before it. Jobs whose month is archived are left out.
SELECT marks.job_id::text, marks.round, marks.finding, marks.user_id::text, marks.is_wrong, marks.note,
       jobs.input_text, verdicts.validator, verdicts.findings -> marks.finding AS judged, scene_bibles.data AS bible,
       coalesce((SELECT jsonb_agg(recent.input_text ORDER BY recent.sequence)
                 FROM (SELECT segments.input_text, positions.sequence
                       FROM segment_positions positions
                       JOIN segments ON segments.id = positions.segment_id
                           AND segments.created_at = uuid_extract_timestamp(positions.segment_id)
                       WHERE positions.scene_id = jobs.scene_id AND positions.status = 'active'
                         AND positions.published_at < verdicts.created_at
                         AND positions.sequence > (SELECT max(newest.sequence) - 2 FROM segment_positions newest
                                                   WHERE newest.scene_id = jobs.scene_id
                                                     AND newest.published_at < verdicts.created_at)
                      ) recent), '[]') AS recent_segments
FROM finding_marks marks
JOIN verdicts ON verdicts.job_id = marks.job_id AND verdicts.round = marks.round
JOIN jobs ON jobs.id = marks.job_id AND jobs.created_at = uuid_extract_timestamp(marks.job_id)
JOIN scene_bibles ON scene_bibles.scene_id = jobs.scene_id AND scene_bibles.version = verdicts.bible_version
WHERE (marks.job_id, marks.round, marks.finding, marks.user_id) > ($1::uuid, $2::int, $3::int, $4::uuid)
ORDER BY marks.job_id, marks.round, marks.finding, marks.user_id
LIMIT $5::int
