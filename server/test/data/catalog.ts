import type { Client } from 'pg'

/** The migration runner's own table is not ours to describe. */
const runnerTable = 'schema_migrations'

export type CatalogColumn = { table: string; column: string; type: string; isNullable: boolean }

const ownTables = `
  SELECT oid, relname FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> '${runnerTable}'`

/** Every column of every table in the public schema; monthly partitions are left out. */
export async function readColumns(client: Client): Promise<CatalogColumn[]> {
  const found = await client.query<CatalogColumn>(`
    SELECT relname AS table, attname AS column, format_type(atttypid, atttypmod) AS type, NOT attnotnull AS "isNullable"
    FROM (${ownTables}) own JOIN pg_attribute ON attrelid = own.oid
    WHERE attnum > 0 AND NOT attisdropped
    ORDER BY relname, attnum`)
  return found.rows
}

/**
 * The schema as a list of sentences that can be compared between databases: tables, columns with type, nullability and
 * default, constraints, indexes and functions, each as PostgreSQL itself would write it.
 */
export async function readSchemaFacts(client: Client): Promise<string[]> {
  const found = await client.query<{ fact: string }>(`
    WITH own AS (${ownTables})
    SELECT 'table ' || relname || coalesce(' partition by ' || pg_get_partkeydef(oid), '') AS fact FROM own
    UNION ALL
    SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attnotnull THEN ' not null' ELSE '' END
        || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
    FROM own JOIN pg_attribute ON attrelid = own.oid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped
    UNION ALL
    -- NOT NULL is part of the column's fact already.
    SELECT 'constraint ' || relname || '.' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
    FROM own JOIN pg_constraint ON conrelid = own.oid WHERE contype <> 'n'
    UNION ALL
    SELECT 'index ' || pg_get_indexdef(indexrelid)
    FROM own JOIN pg_index ON indrelid = own.oid
    UNION ALL
    SELECT 'function ' || proname || '(' || pg_get_function_arguments(pg_proc.oid) || ') returns ' || pg_get_function_result(pg_proc.oid)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY fact`)
  return found.rows.map(({ fact }) => fact)
}
