-- Writes down when a month came back, so that the next archive leaves it alone for a while.
COMMENT ON TABLE :partition IS 'skein: restored :moment'
