-- The person behind a username and whether others see what they like; no row for a closed account.
SELECT id::text, shows_likes FROM users WHERE username = $1::text AND is_active
