-- Keeps what one person says of one finding of a job's newest verdict; their later word replaces an earlier one. No row
-- when that verdict has no such finding. $2: its place in the list.
WITH newest AS (
    SELECT job_id, round, jsonb_array_length(findings) AS findings FROM verdicts
    WHERE job_id = $1::uuid ORDER BY round DESC LIMIT 1
)
INSERT INTO finding_marks (job_id, round, finding, user_id, is_wrong, note)
SELECT job_id, round, $2::int, $3::uuid, $4::boolean, $5::text FROM newest WHERE $2::int < findings
ON CONFLICT (job_id, round, finding, user_id) DO UPDATE SET is_wrong = EXCLUDED.is_wrong, note = EXCLUDED.note
RETURNING true AS marked
