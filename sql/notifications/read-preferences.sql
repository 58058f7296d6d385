-- What a person ($1) has changed, and the address mails go to. A row per kind; one with NULLs when nothing was changed.
SELECT users.email, wish.kind, wish.in_app, wish.mail
FROM users LEFT JOIN notification_preferences wish ON wish.user_id = users.id
WHERE users.id = $1::uuid
