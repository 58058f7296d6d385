-- For each of the words $2 that nothing of kind $1 holds, the likeliest one it was meant for; words that are known, and
-- those that nothing comes near, are left out. A word's beginning stands for its commonest end; otherwise few changed
-- letters go before great likeness, and that before frequency.
SELECT asked.word, nearest.word AS correction
FROM unnest($2::text[]) AS asked (word)
CROSS JOIN LATERAL (
    SELECT candidates.word FROM (
        (
            SELECT begun.word, 0 AS distance, 1::real AS likeness, begun.uses FROM search_words begun
            WHERE begun.kind = $1::text AND begun.word > asked.word AND begun.word < asked.word || U&'\+10FFFF'
            ORDER BY begun.uses DESC, begun.word LIMIT 1
        )
        UNION ALL
        (
            SELECT alike.word, levenshtein(alike.word, asked.word), similarity(alike.word, asked.word), alike.uses
            FROM search_words alike
            WHERE alike.kind = $1::text AND alike.word % asked.word
              AND levenshtein_less_equal(alike.word, asked.word, 3)
                  <= CASE WHEN char_length(asked.word) < 4 THEN 1 WHEN char_length(asked.word) < 9 THEN 2 ELSE 3 END
        )
    ) candidates
    ORDER BY candidates.distance, candidates.likeness DESC, candidates.uses DESC, candidates.word
    LIMIT 1
) nearest
WHERE NOT EXISTS (SELECT 1 FROM search_words known WHERE known.kind = $1::text AND known.word = asked.word)
