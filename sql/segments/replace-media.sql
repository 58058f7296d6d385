-- Puts the media of a re-render in the place of a segment's own and remembers what lay there. Id, place, address and
-- likes stay; the scene gets its next playlist revision. The caller holds the scene's lock. No row unless the segment is
-- published. $1: the segment; $2: the re-render's job; $3: the media; $4: seconds.
WITH old AS (
    SELECT scene_id, sequence, segment_id, media_key, thumbnail_url, duration_seconds
    FROM segment_positions WHERE segment_id = $1::uuid AND status = 'active' FOR UPDATE
),
kept AS (
    INSERT INTO replaced_media (media_key, segment_id, job_id) SELECT media_key, segment_id, $2::uuid FROM old
),
position AS (
    UPDATE segment_positions SET
        media_key = $3::jsonb ->> 'mediaKey', thumbnail_url = $3::jsonb ->> 'thumbnailUrl', duration_seconds = $4::int
    FROM old WHERE segment_positions.segment_id = old.segment_id
),
segment AS (
    UPDATE segments SET
        video_url = $3::jsonb ->> 'videoUrl', hls_playlist_url = $3::jsonb ->> 'hlsPlaylistUrl',
        thumbnail_url = $3::jsonb ->> 'thumbnailUrl', resolution = $3::jsonb ->> 'resolution',
        file_size = ($3::jsonb ->> 'fileSize')::bigint, duration = $4::int
    FROM old WHERE segments.id = $1::uuid AND segments.created_at = uuid_extract_timestamp($1::uuid)
),
scene AS (
    UPDATE scenes SET
        playlist_revision = playlist_revision + 1,
        total_duration = total_duration + $4::int - old.duration_seconds,
        thumbnail_url = CASE WHEN scenes.thumbnail_url = old.thumbnail_url THEN $3::jsonb ->> 'thumbnailUrl'
                             ELSE scenes.thumbnail_url END
    FROM old WHERE scenes.id = old.scene_id
)
SELECT sequence FROM old
