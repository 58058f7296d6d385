/** Where Skein departs from the source document's schema, and why. Everything else there exists here as it is. */
export type SeedCorrection = {
  why: string
  /** What a fact of the seed's schema becomes in Skein's; undefined when the correction does not touch it. */
  correct: (fact: string) => string | undefined
}

const partitioned = ['segments', 'jobs']

export const SEED_CORRECTIONS: readonly SeedCorrection[] = [
  {
    why: 'Random ids scatter over every index; uuidv7 ids follow time.',
    correct: (fact) => (fact.includes('gen_random_uuid()') ? fact.replace('gen_random_uuid()', 'uuidv7()') : undefined),
  },
  {
    why: 'The time of a partitioned row is read out of its id, so that an id leads to one month: milliseconds, no default.',
    correct: (fact) =>
      partitioned.some((table) => fact.startsWith(`column ${table}.created_at `))
        ? fact.replace('timestamp with time zone', 'timestamp(3) with time zone').replace(' default now()', '')
        : undefined,
  },
]

/** Changes to the seed's own SQL without which PostgreSQL refuses it. */
export const SEED_SQL_CORRECTIONS: readonly { why: string; from: string; to: string }[] = [
  {
    why: 'A unique key of a partitioned table must contain created_at; idempotency_keys keeps the promise instead.',
    from: 'idempotency_key VARCHAR(100) UNIQUE,',
    to: 'idempotency_key VARCHAR(100),',
  },
]
