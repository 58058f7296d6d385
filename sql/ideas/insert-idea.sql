-- Adds an idea. One row.
INSERT INTO ideas (user_id, topic_id, category_id, title, prompt, tags)
VALUES ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::text[])
RETURNING id::text
