-- Making a partition locks its table for a moment. Behind one slow transaction that moment could last, with every reader
-- and writer queued behind it: after $1 the attempt gives up (SQLSTATE 55P03) instead. Until the transaction ends. One
-- row without use.
SELECT set_config('lock_timeout', $1, true);
