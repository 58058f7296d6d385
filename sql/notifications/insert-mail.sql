-- Puts a digest for a person ($1) and a day ($2) into the outbox: $3 subject, $4 plain text, $5 HTML. No row when they
-- have had one that day.
INSERT INTO outbox_mail (user_id, kind, day, subject, text_body, html_body)
VALUES ($1::uuid, 'digest', $2::date, $3::text, $4::text, $5::text)
ON CONFLICT (user_id, kind, day) DO NOTHING
RETURNING id::text
