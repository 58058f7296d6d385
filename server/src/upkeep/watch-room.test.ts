import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, it } from 'vitest'
import { type Place, watchRoom } from './watch-room.ts'
import { eventually } from '../../test/setup/eventually.ts'

it('raises the alarm before a disk is full, once, and says when there is room again', async () => {
  const lines: string[] = []
  const log = pino(
    { base: null, level: 'warn' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    }),
  )
  let free = 900
  let looks = 0
  const place: Place = {
    name: 'database',
    room: () => {
      looks += 1
      if (free < 0) return Promise.reject(new Error('the disk is gone'))
      return Promise.resolve({ freeBytes: free * 1024 * 1024, trouble: free < 100 ? 'full' : null, isLow: free < 400 })
    },
  }
  const stop = watchRoom([place], log, 1)
  const after = async (now: number) => {
    free = now
    const since = looks
    await eventually(() => expect(looks).toBeGreaterThan(since + 3), 1)
    return lines.splice(0).join('')
  }
  expect(await after(900)).toBe('')
  const low = await after(399)
  expect(low).toContain('room is running low')
  expect(JSON.parse(low)).toMatchObject({ level: 40, place: 'database', freeMegabytes: 399 })
  expect(await after(300)).toBe('')
  expect(await after(99)).toContain('no room is left')
  expect(await after(900)).toContain('there is room again')
  expect(await after(-1)).toContain('the disk is gone')
  stop()
})
