-- The ledger first: the segments copy its words.
INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, title, excerpt, media_key,
                               thumbnail_url, published_at)
SELECT made.scene_id, made.sequence, made.id, people.id, made.job_id, 8, 'Part ' || made.sequence || ' of the story',
       'Mara Holt waited on the quay for the ' || made.sequence || 'th evening. The rain fell upwards, and nobody in the '
           || 'harbour spoke of it; they carried lanterns, looked at the water, and kept their own counsel.',
       'media/' || made.job_id || '/' || md5(made.id::text),
       '/media/' || made.job_id || '/' || md5(made.id::text) || '/poster.jpg', uuid_extract_timestamp(made.id)
FROM bench.segments made
JOIN bench.people ON people.n = made.person;

INSERT INTO segments (id, created_at, scene_id, user_id, job_id, sequence, input_text, expanded_script, video_url,
                      hls_playlist_url, thumbnail_url, duration, resolution, file_size, bible_version)
SELECT segment_id, published_at, scene_id, user_id, job_id, sequence, excerpt, current_setting('bench.script'),
       '/' || media_key || '/segment.mp4',
       '/api/v1/scenes/' || scene_id || '/playlists/r0/master.m3u8?upTo=' || sequence,
       thumbnail_url, 8, '1280x720', 1500000, 1
FROM segment_positions;

DROP TABLE bench.segments;
