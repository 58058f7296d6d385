import type { Client } from 'pg'
import {
  describeStatement,
  describeTables,
  type ReleasedColumn,
  type ReleasedConstraint,
  type ReleasedTable,
  type ReleaseSnapshot,
} from './describe-release.ts'

/**
 * What would break processes of a released version that still run, or run again, on the database behind `client`: one
 * line for each statement that no longer means the same and each row they write that would be refused. Empty when both
 * versions can work on it at once.
 *
 * @param client inside a transaction, so that what does not plan can be taken back
 */
export async function compareRelease(client: Client, { statements, tables }: ReleaseSnapshot): Promise<string[]> {
  const breaches: string[] = []
  for (const then of statements) {
    await client.query('SAVEPOINT before_statement')
    const now = await describeStatement(client, then).catch((error: Error) => error.message)
    await client.query('ROLLBACK TO before_statement')
    if (typeof now === 'string') breaches.push(`statement ${then.name}: ${now}`)
    else
      for (const part of ['parameters', 'columns'] as const)
        if (sameToCode(now[part]) !== sameToCode(then[part]))
          breaches.push(`statement ${then.name}: ${part} were ${then[part].join()}, are ${now[part].join()}`)
  }
  const present = new Map((await describeTables(client)).map((table) => [table.table, table]))
  for (const then of tables) {
    const now = present.get(then.table)
    if (now === undefined) breaches.push(`table ${then.table} is gone`)
    else breaches.push(...compareTable(then, now))
  }
  return breaches
}

/** Both kinds of text are a string to the code, and neither has a length here. */
const sameToCode = (types: readonly string[]): string => types.join().replaceAll('character varying', 'text')

function compareTable(then: ReleasedTable, now: ReleasedTable): string[] {
  const { table } = then
  const known = new Map(then.columns.map((column) => [column.name, column]))
  const present = new Map(now.columns.map((column) => [column.name, column]))
  return [
    ...then.columns.flatMap((column) => {
      const is = present.get(column.name)
      const problem = is === undefined ? 'is gone' : columnProblem(column, is)
      return problem === null ? [] : [`column ${table}.${column.name} ${problem}`]
    }),
    ...now.columns.flatMap(({ name, isNullable, isFilledIn }) =>
      known.has(name) || isNullable || isFilledIn ? [] : [`column ${table}.${name} is new, and must be given`],
    ),
    ...now.constraints.flatMap((constraint) => {
      const before = then.constraints.find(({ name }) => name === constraint.name)
      return isHarmless(before, constraint, known) ? [] : [`constraint ${table}.${constraint.name} may refuse rows`]
    }),
  ]
}

function columnProblem(then: ReleasedColumn, now: ReleasedColumn): string | null {
  if (now.type !== then.type && !isWider(then.type, now.type)) return `was ${then.type}, is ${now.type}`
  if (then.isNullable && !now.isNullable) return 'may no longer be left empty'
  if (!then.isNullable && now.isNullable) return 'may be empty now, and is read as if it never were'
  if (then.isFilledIn && !now.isFilledIn) return 'is no longer filled in by the database'
  return null
}

/** Every text that fitted still fits, and is read the same. */
function isWider(then: string, now: string): boolean {
  const lengthOf = (type: string) => Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? Number.NaN)
  return lengthOf(now) >= lengthOf(then) || (!Number.isNaN(lengthOf(then)) && now === 'text')
}

/**
 * A constraint is no danger to older code when it was there, when it is about columns that code does not know, or when
 * it is a list of allowed words that has only grown.
 */
function isHarmless(
  then: ReleasedConstraint | undefined,
  now: ReleasedConstraint,
  known: ReadonlyMap<string, unknown>,
): boolean {
  if (now.columns.length > 0 && !now.columns.some((column) => known.has(column))) return true
  if (then === undefined) return false
  const words = (definition: string): string[] => definition.match(/'[^']*'/g) ?? []
  return (
    ruleOf(then.definition) === ruleOf(now.definition) &&
    words(then.definition).every((word) => words(now.definition).includes(word))
  )
}

/** A rule without its list of words, and without the casts and brackets that PostgreSQL adds when a type changes. */
function ruleOf(definition: string): string {
  return definition.replaceAll(/::(character varying|text)(\[\])?|[()]/g, '').replaceAll(/'[^']*'(, )?/g, '')
}
