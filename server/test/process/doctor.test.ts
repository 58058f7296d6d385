import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
let dataDirectory: string
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'skein-test-doctor-'))
  story = await startTestStory({ plantsBugs: true })
  await story.scene(await story.person())
})
afterAll(async () => {
  await story.close()
  await rm(dataDirectory, { recursive: true, force: true })
})

async function skein(
  words: readonly string[],
  more: Record<string, string> = {},
): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli/main.ts'), ...words], {
    env: { PATH: process.env['PATH'], DATABASE_URL: story.databaseUrl, SKEIN_DATA_DIR: dataDirectory, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, said }
}

it('says of each invariant that it holds, and ends well', async () => {
  const { code, said } = await skein(['doctor', '--invariants', '--deep'])
  expect(code, said).toBe(0)
  expect(said).toContain('  ok   scene-order: the places of a scene are 1 to n')
  expect(said).not.toContain('BROKEN')
})

it('names what is broken and ends with 1; counters are put right', async () => {
  await story.db.prisma.scene.updateMany({ data: { likeCount: 4, segmentCount: 2 } })
  const { code, said } = await skein(['doctor', '--invariants', '--counters'])
  expect(code, said).toBe(1)
  expect(said).toMatch(/repaired scene [0-9a-f-]+: like_count says 4, there are 0/)
  expect(said).toContain('BROKEN scene-order')
  expect(said).toContain('segment_count says 2, there are 0 places')
  expect(said).toContain('  ok   counters')
})

it('says how much room the media have, and that it is too little before it is gone', async () => {
  const { code, said } = await skein(['doctor'], { SKEIN_DISK_RESERVE_MB: '1048576' })
  expect(code).toBe(1)
  expect(said).toMatch(/^WRONG {2}[\d.]+ GiB free for the media; new films wait for room\n {7}Make room/m)
})

it('backs up and restores only the embedded database, and says where to read about others', async () => {
  const { code, said } = await skein(['backup', join(dataDirectory, 'backup')])
  expect(code).toBe(1)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect(said).toContain('docs/operations.md')
})
