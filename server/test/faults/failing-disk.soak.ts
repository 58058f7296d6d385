import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { StoredObject } from '#media/manifest.ts'
import { manifestObjects } from '#media/manifest.ts'
import { readManifest } from '#media/package.ts'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { JOB_OBJECT_PREFIXES } from '#upkeep/orphan-objects.ts'
import { removeOrphanObjects } from '#upkeep/remove-orphan-objects.ts'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { startRole } from '../make/role-process.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'
import { makeFailingDisk } from './ground/failing-disk.ts'

vi.setConfig({ testTimeout: 180_000 })

const WORKER = fileURLToPath(import.meta.resolve('../make/worker-process.ts'))
const STORING = fileURLToPath(import.meta.resolve('../make/storing-process.ts'))
const scratch = mkdtempSync(join(tmpdir(), 'skein-test-failing-'))
const compiled = { NODE_COMPILE_CACHE: join(scratch, 'compiled') }
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Stores eight objects while a share of calls fails, each until it is stored or has failed often enough, and looks at what lies there. */
async function storeOnFailingDisk(
  seed: number,
  {
    share = 0.3,
    isCareless = false,
    triesMax = 1_000,
  }: { share?: number; isCareless?: boolean; triesMax?: number } = {},
) {
  const storageRoot = join(scratch, `store-${seed}-${isCareless}`)
  mkdirSync(storageRoot)
  const disk = makeFailingDisk(scratch, [storageRoot], seed)
  disk.fail(share)
  const orders = JSON.stringify({ storageRoot, objects: 8, triesMax, isCareless })
  const { stdout } = await promisify(execFile)(process.execPath, [STORING, orders], {
    env: { ...process.env, ...compiled, ...disk.environment },
  })
  const storage = new DiskStorage(storageRoot)
  const broken: string[] = []
  let whole = 0
  for await (const { key } of storage.list('media/'))
    if (key.endsWith(sha256(await storage.readBytes(key)))) whole += 1
    else broken.push(key)
  const drafts = isCareless ? [] : await readdir(join(storageRoot, '.incoming'))
  return { damaged: Number(stdout), broken, whole, drafts, struck: disk.struck() }
}

describe('an object on a disk of which three calls in ten fail', () => {
  it.each([1, 2, 3])('is there as a whole or not at all, and is read whole or not at all (seed %i)', async (seed) => {
    const { broken, damaged, whole, drafts, struck } = await storeOnFailingDisk(seed)
    expect({ broken, damaged, whole, drafts }).toEqual({ broken: [], damaged: 0, whole: 8, drafts: [] })
    for (const call of ['open', 'writeFile', 'sync', 'link', 'read']) expect(struck.get(call), call).toBeGreaterThan(0)
  })

  it('is whole also when its writer gives up at any point', async () => {
    const { broken, whole, drafts } = await storeOnFailingDisk(4, { share: 0.1, triesMax: 2 })
    expect({ broken, drafts }).toEqual({ broken: [], drafts: [] })
    expect(whole).toBeGreaterThan(0)
  })

  it('would be found by halves if it were written in its place', async () => {
    const { broken } = await storeOnFailingDisk(5, { isCareless: true, triesMax: 1 })
    expect(broken).not.toEqual([])
  })
})

/** What a viewer was served of an object. */
type Served = 'whole' | 'later' | 'cut off' | 'damaged' | `status ${number}`

async function fetchObject(baseUrl: string, { key, sha256: hash }: StoredObject): Promise<Served> {
  const response = await fetch(`${baseUrl}/${key}`)
  if (response.status === 503 && response.headers.has('retry-after')) return 'later'
  if (response.status !== 200) return `status ${response.status}`
  const bytes = await response.arrayBuffer().catch(() => null)
  if (bytes === null) return 'cut off'
  return sha256(new Uint8Array(bytes)) === hash ? 'whole' : 'damaged'
}

/** Everything of a published scene's segments, as its manifest has it. */
async function objectsOf(story: TestStory, sceneId: string): Promise<readonly StoredObject[]> {
  const { mediaKey } = await story.db.prisma.segmentPosition.findFirstOrThrow({ where: { sceneId } })
  return manifestObjects(await readManifest(new DiskStorage(story.storageRoot), mediaKey))
}

it('loses and doubles nothing on a disk that fails at random, serves no damaged byte, and publishes all in the end', async () => {
  const story = await startTestStory({ retryLimit: 0 })
  const { databaseUrl, storageRoot, filmDirectory } = story
  const [temporary, dataDirectory, ledger] = [join(scratch, 'tmp'), join(scratch, 'data'), join(scratch, 'ledger')]
  for (const directory of [temporary, dataDirectory]) mkdirSync(directory)
  symlinkSync(storageRoot, join(dataDirectory, 'media'))
  writeFileSync(ledger, '')
  const [ofWorker, ofApi] = [7, 8].map((seed) =>
    makeFailingDisk(scratch, [storageRoot, temporary, dataDirectory], seed),
  )
  if (ofWorker === undefined || ofApi === undefined) throw new Error('two disks were made')
  const fault = { signal: 'SIGKILL', jobId: '', stage: 'upload', point: 'start' }
  const orders = JSON.stringify({ databaseUrl, storageRoot, filmDirectory, ledger, fault, retryLimit: 0 })
  const worker = spawn(process.execPath, [WORKER, orders], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...compiled, ...ofWorker.environment, TMPDIR: temporary },
  })
  const api = await startRole('server/src/api.ts', {
    databaseUrl,
    dataDirectory,
    environment: { ...compiled, ...ofApi.environment, SKEIN_LOG: 'fatal' },
  })
  try {
    const writer = await story.person()
    const first = await story.scene(writer)
    await story.wait(writer, (await story.submit(writer, first, 'Mara Holt waited on the quay.')).id)
    const objects = await objectsOf(story, first)

    ofWorker.fail(0.3)
    ofApi.fail(0.3)
    const jobs: { sceneId: string; id: string }[] = []
    for (let count = 0; count < 3; count += 1) {
      const sceneId = await story.scene(writer)
      jobs.push({ sceneId, id: (await story.submit(writer, sceneId, `Letter ${count} came.`)).id })
    }
    const served: Served[] = []
    const triesOf = () =>
      story.db.prisma.jobAttempt.count({ where: { errorCode: { in: ['storage_full', 'storage_failing'] } } })
    // Long enough that more tries were cut short than a job has, were they counted.
    while ((await triesOf()) < 9) for (const object of objects) served.push(await fetchObject(api.url, object))
    // And now and then, so that stages get as far as their last calls.
    ofWorker.fail(0.03)
    ofApi.fail(0.03)
    for (let round = 0; round < 5; round += 1)
      for (const object of objects) served.push(await fetchObject(api.url, object))
    ofWorker.fail(0)
    ofApi.fail(0)

    const kinds = new Set(served)
    expect([...kinds].filter((kind) => !['whole', 'later', 'cut off'].includes(kind))).toEqual([])
    expect(kinds).toContain('later')
    for (const { id, sceneId } of jobs) {
      expect(await story.wait(writer, id)).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
      for (const object of await objectsOf(story, sceneId)) expect(await fetchObject(api.url, object)).toBe('whole')
    }
    // One film each, however often it could not be stored.
    const lines = readFileSync(ledger, 'utf8').split('\n')
    for (const { id } of jobs) expect(lines.filter((line) => line === `submit ${id}`)).toHaveLength(1)
    const storage = new DiskStorage(storageRoot)
    for (const prefix of JOB_OBJECT_PREFIXES) await removeOrphanObjects({ db: story.db, storage, prefix, graceMs: 0 })
    expect(await checkInvariants({ db: story.db, storage, deep: true, orphanGraceMs: 0 })).toEqual([])
    expect(await readdir(join(storageRoot, '.incoming'))).toEqual([])
  } finally {
    worker.kill('SIGKILL')
    api.child.kill('SIGTERM')
    await api.ended
    await story.close()
  }
})
