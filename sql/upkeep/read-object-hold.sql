-- Whether an operator wants no object removed for now: the setting sweeps.objects_from holds the moment from which it
-- may be again. At most one row.
SELECT (value #>> '{}')::timestamptz > now() AS held FROM settings WHERE key = 'sweeps.objects_from'
