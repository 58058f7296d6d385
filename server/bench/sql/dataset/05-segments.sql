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

-- What the triggers would have written, which are off while the rows above go in.
INSERT INTO scene_marks (scene_id, sequence, seconds)
SELECT scene_id, sequence, sequence * 8 FROM segment_positions WHERE sequence % 64 = 0;

INSERT INTO segments (id, created_at, scene_id, user_id, job_id, sequence, input_text, expanded_script, video_url,
                      hls_playlist_url, thumbnail_url, duration, resolution, file_size, bible_version)
SELECT segment_id, published_at, scene_id, user_id, job_id, sequence, excerpt, current_setting('bench.script'),
       '/' || media_key || '/segment.mp4',
       '/api/v1/scenes/' || scene_id || '/playlists/r0/master.m3u8?upTo=' || sequence,
       thumbnail_url, 8, '1280x720', 1500000, 1
FROM segment_positions;

-- Every segment came of a job; two hundred thousand of them are enough to read from.
INSERT INTO jobs (id, created_at, scene_id, user_id, status, stage, progress, input_text, bible_version, started_at,
                  completed_at, round, attempt, event_sequence, segment_sequence, result_data)
SELECT made.job_id, uuid_extract_timestamp(made.job_id), made.scene_id, people.id, 'final_ready', 'completed', 100,
       'Mara Holt waited on the quay. The rain fell upwards.', 1, uuid_extract_timestamp(made.job_id),
       uuid_extract_timestamp(made.id), 0, 1, 12, made.sequence,
       jsonb_build_object('segmentId', made.id, 'script', current_setting('bench.script')::jsonb)
FROM bench.segments made
JOIN bench.people ON people.n = made.person
WHERE made.scene % greatest(1, (SELECT count(*) FROM bench.scenes) / 10000) = 0;

DROP TABLE bench.segments;
