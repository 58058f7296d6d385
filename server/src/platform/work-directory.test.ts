import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'

it('removes what a dead process left, leaves a living one’s alone, and cleans up after itself', async () => {
  // It looks about once in a process, and this one may have had a work directory before.
  vi.resetModules()
  const { withWorkDirectory } = await import('./work-directory.ts')
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const [ofTheDead, ofTheLiving] = [dead, process.ppid].map((pid) => join(tmpdir(), `skein-work-${pid}-test`))
  for (const directory of [ofTheDead, ofTheLiving]) await mkdir(directory ?? '')
  const own = await withWorkDirectory(async (directory) => {
    await writeFile(join(directory, 'film'), 'raw')
    expect([existsSync(ofTheDead ?? ''), existsSync(ofTheLiving ?? '')]).toEqual([false, true])
    return directory
  })
  expect(existsSync(own)).toBe(false)
  await expect(withWorkDirectory(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await rm(ofTheLiving ?? '', { recursive: true })
})
