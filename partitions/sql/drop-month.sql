-- Removes a month that is no partition any more. Refused by the database while anything refers to it.
DROP TABLE :partition
