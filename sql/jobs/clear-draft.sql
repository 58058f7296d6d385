-- Forgets a draft, but only while it still holds exactly this text.
DELETE FROM drafts WHERE user_id = $1::uuid AND scene_id = $2::uuid AND text = $3::text RETURNING true AS cleared
