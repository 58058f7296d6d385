-- Appends one segment to its scene: counters, segment and place in one statement. The caller holds the scene's lock;
-- the id is made after it, so ids and times rise with the sequence. No row when the scene is not active.
-- $4: the segment; $5: seconds.
WITH place AS (
    UPDATE scenes SET
        segment_count = segment_count + 1,
        total_duration = total_duration + $5::int,
        contributor_count = contributor_count + CASE WHEN EXISTS (
            SELECT 1 FROM segment_positions WHERE user_id = $2::uuid AND scene_id = $1::uuid
        ) THEN 0 ELSE 1 END,
        last_segment_at = clock_timestamp(),
        thumbnail_url = coalesce(scenes.thumbnail_url, $4::jsonb ->> 'thumbnailUrl'),
        bible_version = ($4::jsonb ->> 'bibleVersion')::int,
        language = coalesce(scenes.language, left(nullif($4::jsonb ->> 'language', 'und'), 8))
    WHERE id = $1::uuid AND status = 'active'
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
                                   media_key, thumbnail_url, published_at)
    SELECT scene_id, sequence, id, $2::uuid, $3::uuid, $5::int, left($4::jsonb ->> 'title', 200),
           $4::jsonb ->> 'excerpt', $4::jsonb ->> 'mediaKey', $4::jsonb ->> 'thumbnailUrl', uuid_extract_timestamp(id)
    FROM made
)
SELECT id::text, sequence,
       pg_notify('skein_scene', scene_id || ':' || sequence || ':' || id) IS NULL AS notified
FROM made
