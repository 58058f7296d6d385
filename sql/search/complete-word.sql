-- The commonest words of kind $1 that begin with $2, itself among them. $3: rows at most.
SELECT word FROM search_words
WHERE kind = $1::text AND word >= $2::text AND word < $2::text || U&'\+10FFFF'
ORDER BY uses DESC, word
LIMIT $3::int
