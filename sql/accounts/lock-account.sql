-- Locks a person's account until the transaction ends. No row when it is gone or closed.
SELECT true AS locked FROM users WHERE id = $1::uuid AND is_active FOR UPDATE
