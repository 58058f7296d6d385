import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Static, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { planningOf } from './statement-names.ts'

const sqlDirectory = fileURLToPath(new URL('../../../sql/', import.meta.url))
/** What stands beside the domains' folders and holds no runtime statement. */
const otherFolders = new Set(['migrations', 'routines'])

/** Anything that can run a statement: Prisma itself, or Prisma inside a transaction. */
export type SqlRunner = { $queryRawUnsafe(text: string, ...values: unknown[]): PromiseLike<unknown> }

/** Runs one statement with its positional parameters; `$1` is the first. */
export type SqlStatement<Row> = (client: SqlRunner, params: readonly unknown[]) => Promise<Row[]>

/** A row came back that its schema does not allow: the file and the code that reads it disagree. */
export class SqlRowFailure extends Error {
  override readonly name = 'SqlRowFailure'
}

/** A `timestamptz` column, which the driver hands over as a Date. */
export const DateColumn = Type.Refine(
  Type.Unsafe<Date>({}),
  (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  () => 'must be a date',
)

/** The names of all runtime statements, such as `scenes/append-segment`, in order. */
export function listSqlStatements(): string[] {
  return readdirSync(sqlDirectory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !otherFolders.has(entry.name))
    .flatMap((folder) =>
      readdirSync(`${sqlDirectory}${folder.name}`)
        .filter((file) => file.endsWith('.sql'))
        .map((file) => `${folder.name}/${file.slice(0, -'.sql'.length)}`),
    )
    .toSorted()
}

/** A file without what it says to its readers. @throws Error when it says nothing, or nothing else. */
function withoutHeader(path: string, file: string): { header: string; statement: string } {
  const header = /^(?:--[^\n]*\n)+/.exec(file)?.[0]
  if (header === undefined) throw new Error(`sql/${path} has no header that says what a caller may rely on.`)
  const statement = file.slice(header.length).trim().replace(/;$/, '')
  if (statement === '') throw new Error(`sql/${path} has no statement.`)
  return { header, statement }
}

/**
 * What is sent for a statement's file: without the header, which is for readers, and with the statement's name in front,
 * so that the database's own logs say where a slow query comes from. How the header
 * wants the statement planned ("Planned once", "Planned each time") stands before the name.
 * @throws Error when the file has no header or no statement
 */
export function parseSqlFile(name: string, file: string): string {
  const { header, statement } = withoutHeader(`${name}.sql`, file)
  return `/* ${planningOf(header)}${name} */ ${statement}`
}

/**
 * A statement's file with its parts in their places: a line `\ir parts/<part>.sql`, as psql has it, stands for what the
 * part in the same domain says below its header. A function in the database would do as well, but it is read anew each
 * time a statement that calls it is planned, which costs as much as finding a rare word.
 */
function withParts(domain: string, file: string): string {
  return file.replaceAll(/^\\ir (parts\/[a-z0-9-]+\.sql)$/gm, (_line, part: string) => {
    const path = `${domain}/${part}`
    return withoutHeader(path, readFileSync(`${sqlDirectory}${path}`, 'utf8')).statement
  })
}

/**
 * The text of `sql/<name>.sql` as it is sent.
 * @throws Error when there is no such file, or it has no header or no statement
 */
export function readSqlStatement(name: string): string {
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(name)) throw new Error(`"${name}" is not the name of a statement.`)
  const [domain = ''] = name.split('/')
  return parseSqlFile(name, withParts(domain, readFileSync(`${sqlDirectory}${name}.sql`, 'utf8')))
}

/**
 * The statement in `sql/<name>.sql`, read once, as a function. Every row is checked against `row` before the caller sees
 * it; columns the schema does not name are allowed through.
 * @throws SqlRowFailure from the returned function when a row does not match
 */
export function sqlStatement<Row extends TSchema>(name: string, row: Row): SqlStatement<Static<Row>> {
  const text = readSqlStatement(name)
  const rows = Compile(Type.Array(row))
  return async (client, params) => {
    // The only raw query in Skein: constant text from a reviewed file, values always as parameters.
    const found = await client.$queryRawUnsafe(text, ...params)
    if (rows.Check(found)) return found
    const [problem] = rows.Errors(found)
    throw new SqlRowFailure(
      `sql/${name}.sql returned a row that does not fit: ${problem?.instancePath ?? ''} ${problem?.message ?? ''}`,
    )
  }
}
