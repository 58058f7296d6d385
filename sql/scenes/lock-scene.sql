-- Locks a scene until the transaction ends: whoever holds it decides what comes next in the story.
SELECT true AS locked FROM scenes WHERE id = $1::uuid FOR UPDATE
