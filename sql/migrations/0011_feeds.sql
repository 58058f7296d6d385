-- What browsing and counting need once there is much to browse: a topic's shelf in each order without a sort, the last
-- half hour of a scene's views without its history, and a narrow queue of counter changes. Folding that queue in batches
-- keeps likes and views off the wide rows, where each would rewrite every index (PERFORMANCE.md 6).

CREATE INDEX idx_ideas_topic_newest ON ideas(topic_id, created_at DESC, id DESC);
CREATE INDEX idx_ideas_topic_popular ON ideas(topic_id, like_count DESC, id DESC);
CREATE INDEX idx_scenes_topic_newest ON scenes(topic_id, created_at DESC, id DESC);
CREATE INDEX idx_scenes_topic_popular ON scenes(topic_id, like_count DESC, id DESC);
CREATE INDEX idx_scenes_topic_active ON scenes(topic_id, last_segment_at DESC, id DESC);

CREATE INDEX idx_scene_views_person ON scene_views(scene_id, user_id, created_at DESC) WHERE user_id IS NOT NULL;
CREATE INDEX idx_scene_views_address ON scene_views(scene_id, ip_hash, created_at DESC) WHERE ip_hash IS NOT NULL;

-- One row per like, unlike or view that the counters on ideas and scenes do not hold yet.
CREATE TABLE counter_changes (
    id              BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    target_type     VARCHAR(20) NOT NULL,
    target_id       UUID NOT NULL,
    likes           SMALLINT NOT NULL DEFAULT 0,
    views           SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT counter_changes_target_type_check CHECK (target_type IN ('idea', 'scene'))
);
