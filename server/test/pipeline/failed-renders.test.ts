import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Fault } from '#animatic/example/faulty-child.ts'
import { renderInChild } from '#animatic/render-process.ts'
import { readManifest } from '#media/package.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { AnimaticVideoProvider } from '#providers/video/animatic.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
beforeEach(async () => {
  story = await startTestStory()
})
afterEach(() => story.close())

const TEXT = 'Ida lit the lantern and went down to the cellar.'
const FAULTY = fileURLToPath(new URL('../../src/animatic/example/faulty-child.ts', import.meta.url))

/** An animatic whose render process goes wrong in these ways, one after the other, and then works. */
function animaticThat(faults: readonly Fault[]) {
  const pids: number[] = []
  let tries = 0
  const render: typeof renderInChild = async (request, options) => {
    const fault = faults[tries]
    tries += 1
    if (fault !== undefined)
      return await renderInChild(
        { ...request, title: fault },
        {
          ...options,
          entry: FAULTY,
          wallMs: 60_000,
          rssBytesMax: 250 * 2 ** 20,
          onStarted: (pid) => pids.push(pid),
        },
      )
    const take = async (name: string) => {
      await copyFile(join(story.filmDirectory, name), join(options.directory, name))
      return join(options.directory, name)
    }
    return {
      renditions: [
        { name: '720p', file: await take('720p.mp4') },
        { name: '360p', file: await take('360p.mp4') },
      ],
      posterFile: await take('poster.jpg'),
      posterSizes: [],
      spriteFile: await take('poster.jpg'),
      notes: [],
      spentMs: { setUp: 0, draw: 0, wait: 0, poster: 0, finish: 0, sound: 0, encode: 0, mux: 0 },
      rssBytesPeak: 0,
    }
  }
  return { video: new AnimaticVideoProvider(null, { render }), pids }
}

async function submitTo(video: AnimaticVideoProvider) {
  await story.worker({ parts: { video } })
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  return { writer, sceneId, id }
}

async function publishedBy(sceneId: string) {
  const { mediaKey } = await story.db.prisma.segmentPosition.findFirstOrThrow({ where: { sceneId } })
  const { provenance } = await readManifest(new DiskStorage(story.storageRoot), mediaKey)
  return provenance
}

it('is tried once more when its process is killed, and then there is the film', async () => {
  const { video } = animaticThat(['crash'])
  const { writer, sceneId, id } = await submitTo(video)
  const job = await story.wait(writer, id)
  expect(job).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
  const tries = job.attempts.filter(({ stage }) => stage === 'video_generation')
  expect(tries.map(({ outcome }) => outcome)).toEqual(['api_error', 'success'])
  expect(await publishedBy(sceneId)).toMatchObject({ provider: 'animatic', notes: [] })
})

it('leaves no hole when it fails twice: the words stand on a card in its place, and everybody is told', async () => {
  const { video } = animaticThat(['memory', 'crash'])
  const { writer, sceneId, id } = await submitTo(video)
  const job = await story.wait(writer, id)
  expect(job).toMatchObject({ status: 'final_ready', error: null, segment: { sequence: 1 } })
  const tries = job.attempts.filter(({ stage }) => stage === 'video_generation')
  expect(tries).toMatchObject([
    { outcome: 'api_error', errorCode: 'provider' },
    { outcome: 'success', provider: 'title-card' },
  ])
  expect(await publishedBy(sceneId)).toMatchObject({
    provider: 'title-card',
    generated: false,
    notes: [expect.stringContaining('the words stand on a card')],
  })
  const scene = await story.db.prisma.scene.findUniqueOrThrow({ where: { id: sceneId } })
  expect(scene).toMatchObject({ segmentCount: 1, totalDuration: job.script?.durationSeconds })
})

it('ends with its job, however it hangs, and no card is made', async () => {
  const { video, pids } = animaticThat(['hang'])
  const { writer, sceneId, id } = await submitTo(video)
  await expect.poll(() => pids, { timeout: 60_000 }).toHaveLength(1)
  const cancelled = await story.jobs.cancel(writer, id)
  expect(cancelled.status).toBe('cancelled')
  await expect.poll(() => isAlive(pids[0] ?? 0), { timeout: 20_000, interval: 50 }).toBe(false)
  expect(await story.db.prisma.segment.count({ where: { sceneId } })).toBe(0)
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
