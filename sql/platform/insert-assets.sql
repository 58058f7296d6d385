-- Registers stored objects that something refers to; registering one again changes nothing.
-- $3: [{kind, key, sha256, sizeBytes, contentType}]; $4: where they come from. Returns how many were new.
WITH registered AS (
    INSERT INTO assets (owner_type, owner_id, kind, storage_key, sha256, size_bytes, content_type, source)
    SELECT $1::text, $2::uuid, kind, key, sha256, "sizeBytes", "contentType", $4::jsonb
    FROM jsonb_to_recordset($3::jsonb)
         AS object (kind text, key text, sha256 text, "sizeBytes" bigint, "contentType" text)
    ON CONFLICT (storage_key) DO NOTHING
    RETURNING id
)
SELECT count(*)::int AS registered FROM registered
