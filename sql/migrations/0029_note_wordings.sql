-- What the notes of a verdict are made of, in their order, so that a page can say them in its reader's language. NULL for
-- what was checked before, or by a process that does not know the column: those notes are shown as they are.
ALTER TABLE verdicts ADD COLUMN note_wordings JSONB;
