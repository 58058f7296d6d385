import { Client } from 'pg'

/** The clock of one test database, which the test moves; everything in it goes by that one. */
export interface MovedClock {
  /** From now on it is always this moment, until it is set again. */
  standAt(moment: Date): Promise<void>
}

/**
 * Gives a database a clock of its own: functions of the same names stand before PostgreSQL's in its search path, and the
 * columns' defaults call them. The queue's clock stays as it is: its pauses are real ones.
 *
 * @param databaseUrl nobody may be connected to it yet: a connection keeps the search path it began with
 */
export async function moveClock(databaseUrl: string): Promise<MovedClock> {
  const run = async (...statements: readonly string[]) => {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }
  const name = new URL(databaseUrl).pathname.slice(1)
  await run(
    'CREATE SCHEMA moved',
    'CREATE TABLE moved.clock (moment TIMESTAMPTZ NOT NULL)',
    'INSERT INTO moved.clock SELECT pg_catalog.now()',
    "CREATE FUNCTION moved.now() RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS 'SELECT moment FROM moved.clock'",
    "CREATE FUNCTION moved.clock_timestamp() RETURNS TIMESTAMPTZ LANGUAGE sql VOLATILE AS 'SELECT moment FROM moved.clock'",
    // Half a millisecond on, or rounding could make it the millisecond before.
    `CREATE FUNCTION moved.uuidv7() RETURNS UUID LANGUAGE sql VOLATILE AS
     'SELECT pg_catalog.uuidv7(moment - pg_catalog.clock_timestamp() + INTERVAL ''500 microseconds'') FROM moved.clock'`,
    `DO $$ DECLARE own RECORD; BEGIN
       FOR own IN SELECT adrelid::regclass AS owner, attname, pg_get_expr(adbin, adrelid) AS call
         FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
         JOIN pg_class ON pg_class.oid = adrelid
         WHERE relnamespace = 'public'::regnamespace AND pg_get_expr(adbin, adrelid) IN ('now()', 'uuidv7()')
       LOOP
         EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT moved.%s', own.owner, own.attname, own.call);
       END LOOP;
     END $$`,
    `ALTER DATABASE ${name} SET search_path = public, moved, pg_catalog`,
  )
  return {
    standAt: (moment) => run(`UPDATE moved.clock SET moment = '${moment.toISOString()}'`),
  }
}
