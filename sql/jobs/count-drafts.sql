-- How many unsent texts a person has.
SELECT count(*)::int AS drafts FROM drafts WHERE user_id = $1::uuid
