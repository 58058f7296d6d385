import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { DiskStorage } from './disk.ts'
import { describeObjectStorage } from './storage.suite.ts'

const directories: string[] = []
async function scratchDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'skein-disk-'))
  directories.push(directory)
  return directory
}
afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true })
})

describeObjectStorage('disk', async () => ({
  storage: new DiskStorage(await scratchDirectory()),
  scratch: await scratchDirectory(),
}))

it('tidies up drafts that nobody can be writing any more', async () => {
  const root = await scratchDirectory()
  await mkdir(join(root, '.incoming'))
  for (const name of ['left-behind', 'being-written']) await writeFile(join(root, '.incoming', name), 'half')
  const longAgo = Date.now() / 1000 - 7_200
  await utimes(join(root, '.incoming', 'left-behind'), longAgo, longAgo)
  await new DiskStorage(root).put('a', new Uint8Array([1]))
  expect(await readdir(join(root, '.incoming'))).toEqual(['being-written'])
})

it('says how much room there is, and when that is too little', async () => {
  const root = join(await scratchDirectory(), 'not-yet')
  const { freeBytes, ...room } = await new DiskStorage(root).room()
  expect(freeBytes).toBeGreaterThan(0)
  expect(room).toEqual({ trouble: null, isLow: false })
  const reserve = (reserveBytes: number) => new DiskStorage(root, { reserveBytes }).room()
  expect(await reserve((freeBytes ?? 0) / 2)).toMatchObject({ trouble: null, isLow: true })
  expect(await reserve((freeBytes ?? 0) * 2)).toMatchObject({ trouble: 'full', isLow: true })
})

it('leaves no half-written file behind, even when the source is missing', async () => {
  const root = await scratchDirectory()
  const storage = new DiskStorage(root)
  await expect(storage.put('a', { file: join(root, 'absent') })).rejects.toThrow('ENOENT')
  await storage.put('b', new Uint8Array([1]))
  expect(await readdir(join(root, '.incoming'))).toEqual([])
  expect(await storage.head('b')).toEqual({ sizeBytes: 1 })
})
