-- What a segment's writer says of it before it is watched: the language it is in, and what may be hard to see or read in
-- it. They stand with its place, where the player's list comes from. Who was told nothing is told nothing: a segment
-- published before, or by a process that does not know the columns, has no notes and no language here.
ALTER TABLE segment_positions
    ADD COLUMN language VARCHAR(8),
    ADD COLUMN content_notes TEXT[] NOT NULL DEFAULT '{}',
    -- What is there has no notes: reading it all to see that would keep writers away meanwhile.
    ADD CONSTRAINT segment_positions_content_notes_check CHECK (
        content_notes <@ ARRAY['violence', 'abuse', 'sexual', 'self_harm', 'drugs', 'medical', 'grief', 'frightening',
                               'strong_language']
    ) NOT VALID;

-- What a person wants to be asked about before it plays.
ALTER TABLE users
    ADD COLUMN stops_at TEXT[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT users_stops_at_check CHECK (
        stops_at <@ ARRAY['violence', 'abuse', 'sexual', 'self_harm', 'drugs', 'medical', 'grief', 'frightening',
                          'strong_language']
    ) NOT VALID;
