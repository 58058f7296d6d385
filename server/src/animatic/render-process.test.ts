import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRequest } from './example/video-request.ts'
import { renderInChild } from './render-process.ts'

let scratch = ''
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'skein-render-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

const FAULTY = fileURLToPath(new URL('./example/faulty-child.ts', import.meta.url))

describe('a render process that goes wrong', () => {
  it.each([
    ['throw', 'provider', 'the pen broke'],
    ['crash', 'provider', 'SIGKILL'],
    ['memory', 'provider', 'memory'],
    ['hang', 'timeout', 'too long'],
  ] as const)('by %s fails as trouble worth another try, and is gone', async (fault, code, words) => {
    let pid = 0
    const rendering = renderInChild(exampleRequest({ title: fault }), {
      directory: scratch,
      entry: FAULTY,
      wallMs: fault === 'hang' ? 1_000 : 30_000,
      rssBytesMax: 250 * 2 ** 20,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onStarted: (started) => (pid = started),
    })
    await expect(rendering).rejects.toMatchObject({ name: 'ProviderFailure', code, retry: 'after' })
    await expect(rendering).rejects.toThrow(words)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})
