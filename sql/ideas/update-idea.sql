-- Changes an idea and has search read it anew; NULL leaves a field as it is. The caller holds the idea's lock. One row.
WITH queued AS (INSERT INTO search_inbox (kind, target_id) VALUES ('idea', $1::uuid))
UPDATE ideas SET title = coalesce($2::text, title), prompt = coalesce($3::text, prompt),
                 tags = coalesce($4::text[], tags)
WHERE id = $1::uuid
RETURNING true AS updated
