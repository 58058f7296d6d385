-- A person ($1) wants no more mail. A row per kind that changed.
UPDATE notification_preferences SET mail = 'off' WHERE user_id = $1::uuid AND mail <> 'off' RETURNING kind
