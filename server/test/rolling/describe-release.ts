import type { Client, Connection, Submittable } from 'pg'
import { listSqlStatements, readSqlStatement } from '#platform/sql-files.ts'

/** What a release says to the database, and what it expects to be told; all types by their PostgreSQL names. */
export interface ReleaseSnapshot {
  /** The commit it was taken at. */
  readonly release: string
  readonly statements: readonly ReleasedStatement[]
  readonly tables: readonly ReleasedTable[]
}

export interface ReleasedStatement {
  readonly name: string
  readonly text: string
  readonly parameters: readonly string[]
  /** `name type` of each result column, in order. */
  readonly columns: readonly string[]
}

export interface ReleasedTable {
  readonly table: string
  readonly columns: readonly ReleasedColumn[]
  readonly constraints: readonly ReleasedConstraint[]
}

/** A CHECK, a key or a unique index: something that refuses a row. */
export interface ReleasedConstraint {
  readonly name: string
  readonly definition: string
  readonly columns: readonly string[]
}

export interface ReleasedColumn {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  /** Filled in by the database when a statement leaves it out. */
  readonly isFilledIn: boolean
}

interface Described {
  readonly parameters: readonly number[]
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]
}

/** Parses and describes a statement without running it: the driver has no call for that, so this speaks its protocol. */
class Describe implements Submittable {
  readonly result = Promise.withResolvers<Described>()
  private parameters: readonly number[] = []
  private fields: Described['fields'] = []
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  submit(connection: Connection): void {
    connection.once('parameterDescription', (message: { dataTypeIDs: number[] }) => {
      this.parameters = message.dataTypeIDs
    })
    connection.parse({ name: '', text: this.text, types: [] }, true)
    connection.describe({ type: 'S', name: '' }, true)
    connection.sync()
  }
  handleRowDescription(message: { fields: Described['fields'] }): void {
    this.fields = message.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID }))
  }
  handleError(error: Error): void {
    this.result.reject(error)
  }
  handleReadyForQuery(): void {
    this.result.resolve({ parameters: this.parameters, fields: this.fields })
  }
}

/** @throws the database's error when the statement cannot be planned */
export async function describeStatement(
  client: Client,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<ReleasedStatement> {
  const describe = new Describe(text)
  client.query(describe)
  const { parameters, fields } = await describe.result.promise
  const oids = [...parameters, ...fields.map(({ dataTypeID }) => dataTypeID)]
  const { rows } = await client.query<{ types: string[] }>(
    'SELECT coalesce(array_agg(format_type(oid, NULL) ORDER BY place), ARRAY[]::text[]) AS types FROM unnest($1::oid[]) WITH ORDINALITY AS asked (oid, place)',
    [oids],
  )
  const types = rows[0]?.types ?? []
  return {
    name,
    text,
    parameters: types.slice(0, parameters.length),
    columns: fields.map((field, index) => `${field.name} ${types[parameters.length + index]}`),
  }
}

/** Every table of the public schema; months and the migration runner's own table are left out. */
export async function describeTables(client: Client): Promise<ReleasedTable[]> {
  const { rows } = await client.query<ReleasedTable>(`
    SELECT relname AS table,
      (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod),
                'isNullable', NOT attnotnull, 'isFilledIn', atthasdef OR attidentity <> '' OR attgenerated <> '')
              ORDER BY attnum)
       FROM pg_attribute WHERE attrelid = own.oid AND attnum > 0 AND NOT attisdropped) AS columns,
      (SELECT coalesce(json_agg(json_build_object('name', rule.name, 'definition', definition, 'columns',
                (SELECT coalesce(json_agg(attname ORDER BY attnum), '[]') FROM pg_attribute
                 WHERE attrelid = own.oid AND attnum = ANY (numbers))) ORDER BY rule.name), '[]')
       FROM (
         SELECT conname::text AS name, pg_get_constraintdef(pg_constraint.oid) AS definition, conkey AS numbers
         FROM pg_constraint WHERE conrelid = own.oid AND contype <> 'n'
         UNION ALL
         SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), indkey::int2[] FROM pg_index
         WHERE indrelid = own.oid AND indisunique
           AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
       ) AS rule (name, definition, numbers)) AS constraints
    FROM pg_class own
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND relname <> 'schema_migrations'
    ORDER BY relname`)
  return rows
}

/** @param client on a database of this very checkout, migrated. */
export async function describeRelease(client: Client, release: string): Promise<ReleaseSnapshot> {
  const statements: ReleasedStatement[] = []
  for (const name of listSqlStatements())
    statements.push(await describeStatement(client, { name, text: readSqlStatement(name) }))
  return { release, statements, tables: await describeTables(client) }
}
