-- Findings of verdicts on jobs made since $1, by whoever gave them and by kind, and how many of them people have marked
-- as wrong or as right.
SELECT verdicts.validator, said.finding ->> 'kind' AS kind,
       count(*) FILTER (WHERE said.finding ->> 'severity' = 'block')::int AS blocks,
       count(*) FILTER (WHERE said.finding ->> 'severity' = 'warn')::int AS warns,
       count(*) FILTER (WHERE said.finding ->> 'severity' = 'info')::int AS remarks,
       count(*) FILTER (WHERE marks.is_wrong)::int AS marked_wrong,
       count(*) FILTER (WHERE NOT marks.is_wrong)::int AS marked_right
FROM verdicts
CROSS JOIN LATERAL jsonb_array_elements(verdicts.findings) WITH ORDINALITY AS said (finding, place)
LEFT JOIN LATERAL (
    SELECT bool_or(finding_marks.is_wrong) AS is_wrong FROM finding_marks
    WHERE finding_marks.job_id = verdicts.job_id AND finding_marks.round = verdicts.round
        AND finding_marks.finding = said.place - 1
) marks ON true
WHERE verdicts.job_id >= (SELECT rpad(lpad(to_hex((extract(epoch FROM $1::timestamptz) * 1000)::bigint), 12, '0'), 32, '0')::uuid)
GROUP BY 1, 2
ORDER BY 1, 2
