-- The language somebody reads Skein in, for the mails they get: the page they registered on or what they chose at its
-- foot. NULL for whoever was here before, or was registered by a process that does not know the column: their mails are
-- English. Which languages there are is the code's to say.
ALTER TABLE users
    ADD COLUMN language VARCHAR(8),
    ADD CONSTRAINT users_language_check CHECK (language ~ '^[a-z]{2,3}$') NOT VALID;
