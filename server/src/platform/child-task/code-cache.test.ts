import { chmod, mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeCache } from './code-cache.ts'

let parent = ''
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'skein-code-cache-'))
})
afterEach(() => rm(parent, { recursive: true }))

const own = () => join(parent, `skein-code-${process.getuid?.()}`)

describe('compiled code of child tasks', () => {
  it('lies where only this user can write', async () => {
    expect(codeCache(parent)).toBe(own())
    expect((await stat(own())).mode & 0o777).toBe(0o700)
    expect(codeCache(parent)).toBe(own())
  })

  it('is not taken from where somebody else could have put it', async () => {
    await symlink(tmpdir(), own())
    expect(codeCache(parent)).toBeNull()
    await rm(own())
    codeCache(parent)
    await chmod(own(), 0o777)
    expect(codeCache(parent)).toBeNull()
  })

  it('is done without where nothing can be written', () => {
    expect(codeCache(join(parent, 'nothing\0here'))).toBeNull()
  })
})
