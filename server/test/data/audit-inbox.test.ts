import { Client } from 'pg'
import { afterAll, expect, it } from 'vitest'
import { auditLine, chainAuditLines, leaveAuditLine } from '#platform/audit.ts'
import { createDatabase, type Transaction } from '#platform/db.ts'
import { createTestDatabase } from '../setup/database.ts'

const testDatabase = await createTestDatabase()
const db = createDatabase({ url: testDatabase.url, poolMax: 8, statementTimeoutMs: 5_000 })
const client = new Client({ connectionString: testDatabase.url })
await client.connect()
afterAll(async () => {
  await client.end()
  await db.close()
  await testDatabase.drop()
})

const SUBJECT = '0197a000-0000-7000-8000-000000000001'
const lineOf = (action: string) => ({ actorId: null, action, target: { type: 'job', id: SUBJECT }, detail: {} })
const leave = (action: string) => db.transaction((tx) => leaveAuditLine(tx, lineOf(action)))
const chain = async () => {
  const { rows } = await client.query<{ action: string }>('SELECT action FROM audit_log ORDER BY position')
  return rows.map(({ action }) => action)
}
const broken = async () =>
  (await client.query<{ at: string | null }>('SELECT first_broken_audit_log_position() AS at')).rows[0]?.at

it('chains lines in the order they were left, with the time they were left at, and leaves none behind', async () => {
  await leave('job.first')
  await leave('job.second')
  const { rows: left } = await client.query<{ id: string; created_at: Date }>('SELECT * FROM audit_inbox ORDER BY id')
  await db.transaction((tx) => auditLine(tx, lineOf('scene.locked')))
  expect(await chainAuditLines(db.sql)).toBe(2)
  expect(await chain()).toEqual(['scene.locked', 'job.first', 'job.second'])
  const chained = await client.query<{ id: string; created_at: Date }>(
    'SELECT id, created_at FROM audit_log ORDER BY position OFFSET 1',
  )
  expect(chained.rows).toEqual(left.map(({ id, created_at }) => ({ id, created_at })))
  expect(await db.prisma.auditInboxLine.count()).toBe(0)
  expect(await broken()).toBeNull()
})

it('keeps one unbroken chain with every line in it once, whoever chains and whoever writes directly meanwhile', async () => {
  const before = (await chain()).length
  const writers = Array.from({ length: 6 }, (_, writer) => writer)
  await Promise.all([
    ...writers.map(async (writer) => {
      for (let line = 0; line < 10; line += 1) await leave(`job.left_${writer}_${line}`)
    }),
    ...writers.map((writer) => db.transaction((tx) => auditLine(tx, lineOf(`scene.direct_${writer}`)))),
    ...writers.map(() => chainAuditLines(db.sql)),
  ])
  await chainAuditLines(db.sql)
  const actions = await chain()
  expect(actions).toHaveLength(before + 66)
  expect(new Set(actions).size).toBe(actions.length)
  expect(await broken()).toBeNull()
})

it('leaves nothing when the transaction does not commit', async () => {
  const undone = db.transaction(async (tx) => {
    await leaveAuditLine(tx, lineOf('job.undone'))
    throw new Error('thought better of it')
  })
  await expect(undone).rejects.toThrow('thought better of it')
  expect(await db.prisma.auditInboxLine.count()).toBe(0)
})

it('holds nobody up: two transactions leave lines at once, and neither waits for the other to commit', async () => {
  let inside = 0
  const bothInside = Promise.withResolvers<void>()
  const meet = async (tx: Transaction, action: string) => {
    await leaveAuditLine(tx, lineOf(action))
    inside += 1
    if (inside === 2) bothInside.resolve()
    await bothInside.promise
  }
  await Promise.all(['job.here', 'job.there'].map((action) => db.transaction((tx) => meet(tx, action))))
  expect(await chainAuditLines(db.sql)).toBe(2)
})

it.each(["UPDATE audit_inbox SET action = 'nothing'", 'DELETE FROM audit_inbox', 'TRUNCATE audit_inbox'])(
  'refuses %s while a line waits',
  async (statement) => {
    await leave('job.waiting')
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    await chainAuditLines(db.sql)
  },
)

it('takes no id and no time from a writer', async () => {
  const { rows } = await client.query<{ is_now: boolean; is_theirs: boolean }>(
    `INSERT INTO audit_inbox (id, action, target_type, created_at) VALUES ('${SUBJECT}', 'job.forged', 'job', '2000-01-01')
     RETURNING created_at > '2020-01-01' AS is_now, id = '${SUBJECT}' AS is_theirs`,
  )
  expect(rows).toEqual([{ is_now: true, is_theirs: false }])
})
