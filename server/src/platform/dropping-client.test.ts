import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { startChaosProxy } from '../../test/faults/ground/chaos-proxy.ts'
import { createTestDatabase } from '../../test/setup/database.ts'
import { isDatabaseAway } from './database-failure.ts'
import { createDatabase } from './db.ts'

it('does not give a connection that went silent in a transaction to whoever comes next', async () => {
  const testDatabase = await createTestDatabase()
  const proxy = await startChaosProxy(testDatabase.url)
  const db = createDatabase({ url: proxy.url, poolMax: 1, statementTimeoutMs: 100 })
  const work = db.prisma.$transaction(
    async (tx) => {
      await proxy.set({ kind: 'black_hole' })
      await tx.$queryRaw`SELECT 1 AS one`
    },
    // Longer than the silence, which is what this is about.
    { timeout: 20_000 },
  )
  const failure = await work.catch((error: unknown) => error)
  expect(isDatabaseAway(failure)).toBe(true)
  await proxy.set({ kind: 'pass' })
  expect(await db.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
  await db.close()
  await proxy.close()
  await testDatabase.drop()
})

it('survives a server that takes a connection and ends it in the same breath', async () => {
  const message = (type: string, body: string) => {
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeUInt32BE(body.length + 4, 1)
    return Buffer.concat([head, Buffer.from(body, 'latin1')])
  }
  const welcome = [message('R', '\0\0\0\0'), message('Z', 'I')]
  const farewell = message('E', 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0')
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([...welcome, farewell])))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const db = createDatabase({ url: `postgresql://skein@127.0.0.1:${port}/skein`, poolMax: 1, statementTimeoutMs: 100 })
  const failure = await db.transaction((tx) => tx.$queryRawUnsafe('SELECT 1 AS one')).catch((error: unknown) => error)
  expect(isDatabaseAway(failure)).toBe(true)
  await db.close()
  server.close()
})
