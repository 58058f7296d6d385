-- Remote providers: ids are opaque and may be longer than 200 characters (a gateway's id holds its provider and
-- deployment), and a queue hands out addresses to ask at, which must survive a crash as the id does.
ALTER TABLE video_submissions ALTER COLUMN provider_job_id TYPE TEXT;
ALTER TABLE video_submissions ADD COLUMN handle JSONB;
