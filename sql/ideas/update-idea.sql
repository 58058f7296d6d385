-- Changes an idea; NULL leaves a field as it is. The caller holds the idea's lock. One row.
UPDATE ideas SET title = coalesce($2::text, title), prompt = coalesce($3::text, prompt),
                 tags = coalesce($4::text[], tags)
WHERE id = $1::uuid
RETURNING true AS updated
