-- Appends one segment to its scene: counters, segment and place in one statement, which locks the scene and makes the id
-- after that, so ids and times rise with the sequence. One row. Fails as a serialization failure unless the scene is
-- active and stands exactly where it was read: at bible version 'checkedAgainst' and playlist revision
-- 'playlistRevision'. Every segment brings a bible version, so no other can have come between.
-- last_segment_at is in three indexes; fold-growth.sql moves it, except for a scene's first segment.
-- $4: the segment; $5: seconds.
WITH place AS (
    UPDATE scenes SET
        segment_count = segment_count + 1,
        total_duration = total_duration + $5::int,
        contributor_count = contributor_count + CASE WHEN EXISTS (
            SELECT 1 FROM segment_positions WHERE user_id = $2::uuid AND scene_id = $1::uuid
        ) THEN 0 ELSE 1 END,
        last_segment_at = coalesce(scenes.last_segment_at, clock_timestamp()),
        thumbnail_url = coalesce(scenes.thumbnail_url, $4::jsonb ->> 'thumbnailUrl'),
        bible_version = ($4::jsonb ->> 'bibleVersion')::int,
        language = coalesce(scenes.language, left(nullif($4::jsonb ->> 'language', 'und'), 8))
    WHERE id = $1::uuid AND status = 'active'
      AND bible_version = ($4::jsonb ->> 'checkedAgainst')::int
      AND playlist_revision = ($4::jsonb ->> 'playlistRevision')::int
    RETURNING id AS scene_id, segment_count AS sequence
),
made AS MATERIALIZED (SELECT scene_id, sequence, uuidv7() AS id FROM place),
segment AS (
    INSERT INTO segments (id, created_at, scene_id, user_id, job_id, sequence, input_text, expanded_script, video_url,
                          hls_playlist_url, thumbnail_url, duration, resolution, file_size, bible_version)
    SELECT id, uuid_extract_timestamp(id), scene_id, $2::uuid, $3::uuid, sequence, $4::jsonb ->> 'inputText',
           $4::jsonb ->> 'script', $4::jsonb ->> 'videoUrl', $4::jsonb ->> 'hlsPlaylistUrl',
           $4::jsonb ->> 'thumbnailUrl', $5::int, $4::jsonb ->> 'resolution', ($4::jsonb ->> 'fileSize')::bigint,
           ($4::jsonb ->> 'bibleVersion')::int
    FROM made
),
position AS (
    INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, title, excerpt,
                                   media_key, thumbnail_url, published_at, language, content_notes)
    SELECT scene_id, sequence, id, $2::uuid, $3::uuid, $5::int, left($4::jsonb ->> 'title', 200),
           $4::jsonb ->> 'excerpt', $4::jsonb ->> 'mediaKey', $4::jsonb ->> 'thumbnailUrl', uuid_extract_timestamp(id),
           left(nullif($4::jsonb ->> 'language', 'und'), 8),
           ARRAY(SELECT jsonb_array_elements_text($4::jsonb -> 'contentNotes'))
    FROM made
)
SELECT coalesce(made.id, scene_moved($1::uuid))::text AS id, made.sequence
FROM (SELECT 1) AS always LEFT JOIN made ON true
