import { mkdtemp, readdir, rm } from 'node:fs/promises'
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

it('leaves no half-written file behind, even when the source is missing', async () => {
  const root = await scratchDirectory()
  const storage = new DiskStorage(root)
  await expect(storage.put('a', { file: join(root, 'absent') })).rejects.toThrow('ENOENT')
  await storage.put('b', new Uint8Array([1]))
  expect(await readdir(join(root, '.incoming'))).toEqual([])
  expect(await storage.head('b')).toEqual({ sizeBytes: 1 })
})
