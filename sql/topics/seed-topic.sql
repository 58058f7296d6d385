-- Adds a curated topic with its categories ($6: JSON list of name, slug, description). A topic that exists, by slug, is
-- left as it is, categories and all: an admin may have edited it. The row says whether it was added.
WITH added AS (
    INSERT INTO topics (name, slug, description, icon_url, display_order)
    VALUES ($1::text, $2::text, $3::text, $4::text, $5::int)
    ON CONFLICT (slug) DO NOTHING
    RETURNING id
),
shelf AS (
    INSERT INTO categories (topic_id, name, slug, description, display_order)
    SELECT added.id, item.name, item.slug, item.description, item.display_order
    FROM added, jsonb_to_recordset($6::jsonb) AS item (name text, slug text, description text, display_order int)
    RETURNING id
)
SELECT EXISTS (SELECT 1 FROM added) AS added
