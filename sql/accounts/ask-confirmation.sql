-- Writes a confirmation of a person's ($1) address as it is now, at $2, good until $3, and forgets theirs that have run
-- out; the caller holds the person's lock, so that two tabs count one after the other. One row: its id, null when the
-- address is confirmed already or $4 seconds have not passed since the last, or when there are $5 of them; wait_seconds:
-- how long until there may be another, null when none is needed.
WITH person AS MATERIALIZED (
    SELECT id, email, email_verified FROM users WHERE id = $1::uuid
),
forgotten AS (
    DELETE FROM email_confirmations USING person
    WHERE email_confirmations.user_id = person.id AND email_confirmations.expires_at <= $2::timestamptz
),
kept AS MATERIALIZED (
    SELECT count(*)::int AS asked, max(email_confirmations.created_at) AS newest, min(email_confirmations.expires_at) AS freed
    FROM email_confirmations JOIN person ON person.id = email_confirmations.user_id
    WHERE email_confirmations.expires_at > $2::timestamptz
),
standing AS MATERIALIZED (
    SELECT person.id, person.email, person.email_verified,
           CASE WHEN kept.asked >= $5::int THEN greatest(1, ceil(extract(epoch FROM kept.freed - $2::timestamptz)))
                WHEN kept.newest + make_interval(secs => $4::int) > $2::timestamptz
                THEN ceil($4::int - extract(epoch FROM $2::timestamptz - kept.newest))
                ELSE 0 END::int AS wait_seconds
    FROM person, kept
),
written AS (
    INSERT INTO email_confirmations (user_id, email, created_at, expires_at)
    SELECT id, email, $2::timestamptz, $3::timestamptz FROM standing WHERE NOT email_verified AND wait_seconds = 0
    RETURNING id
)
SELECT (SELECT written.id::text FROM written) AS id,
       CASE WHEN email_verified THEN NULL ELSE wait_seconds END AS wait_seconds
FROM standing
