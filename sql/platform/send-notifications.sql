-- Sends notifications: channels $1 and payloads $2 go together. Outside any transaction of consequence: whoever notifies
-- waits at its commit for every other notifier of the server. Returns how many.
SELECT count(pg_notify(channel, payload))::int AS sent FROM unnest($1::text[], $2::text[]) AS news (channel, payload)
