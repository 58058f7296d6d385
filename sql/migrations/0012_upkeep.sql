-- Forgetting an expired refresh token asks which token it replaced: without an index that reads the whole table each
-- time.
CREATE INDEX idx_refresh_tokens_replaced_by ON refresh_tokens(replaced_by) WHERE replaced_by IS NOT NULL;
