import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { Bible, BibleOperation } from '@skein/contract/bible'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { startTestStory, type TestStory } from '../make/test-story.ts'

const WRITERS = 16
const NAMES = 'Ada Boris Clara Dimitri Elena Felix Greta Henrik Ines Jonas Karin Leon Mara Nadia Oskar Petra'.split(' ')

let story: TestStory
beforeAll(async () => {
  story = await startTestStory()
  await story.worker({ parts: { concurrency: { renders: 4, stages: 8 } } })
  await story.worker({ parts: { concurrency: { renders: 4, stages: 8 } } })
})
afterAll(() => story.close())

it('gives 16 writers at once on one scene the sequences 1 to 16, and the bible one line of versions', async () => {
  const owner = await story.person()
  const sceneId = await story.scene(owner)
  const people = await Promise.all(NAMES.map(() => story.person()))
  const submitted = await Promise.all(
    people.map((person, index) =>
      story.enqueue(person, sceneId, `${NAMES[index]} Holt came down to the river and waited.`),
    ),
  )
  const jobs = await Promise.all(submitted.map(({ id }, index) => story.wait(people[index] ?? owner, id)))

  expect(jobs.map(({ status, error }) => ({ status, error }))).toEqual(
    jobs.map(() => ({ status: 'final_ready', error: null })),
  )
  const everyPlace = Array.from({ length: WRITERS }, (_, index) => index + 1)
  expect(jobs.map(({ segment }) => segment?.sequence).toSorted((a = 0, b = 0) => a - b)).toEqual(everyPlace)

  const { prisma } = story.db
  const positions = await prisma.segmentPosition.findMany({ where: { sceneId }, orderBy: { sequence: 'asc' } })
  const segments = await prisma.segment.findMany({ where: { sceneId }, orderBy: { sequence: 'asc' } })
  expect(positions.map(({ sequence }) => sequence)).toEqual(everyPlace)
  expect(segments.map(({ id }) => id)).toEqual(positions.map(({ segmentId }) => segmentId))
  expect(new Set(segments.map(({ inputText }) => inputText))).toEqual(new Set(jobs.map(({ inputText }) => inputText)))
  // Ids are made while the scene is held, so time and sequence agree.
  expect(segments.map(({ id }) => id)).toEqual(segments.map(({ id }) => id).toSorted())

  const scene = await prisma.scene.findUniqueOrThrow({ where: { id: sceneId } })
  expect(scene).toMatchObject({
    segmentCount: WRITERS,
    contributorCount: WRITERS,
    totalDuration: WRITERS * 8,
    bibleVersion: WRITERS + 1,
  })

  const versions = await prisma.sceneBible.findMany({ where: { sceneId }, orderBy: { version: 'asc' } })
  expect(versions.map(({ version }) => version)).toEqual([1, ...everyPlace.map((place) => place + 1)])
  let replayed = emptyBible()
  for (const [index, version] of versions.slice(1).entries()) {
    const operations = Value.Parse(Type.Array(BibleOperation), version.operations)
    replayed = applyOperations(replayed, operations, { segmentNumber: index + 1 }).bible
    expect(Value.Parse(Bible, version.data)).toEqual(replayed)
    expect(version.createdBySegmentId).toBe(segments[index]?.id)
  }
})

it('checks each continuation against the version it finally joined, however often the bible moved', async () => {
  const [scene] = await story.db.prisma.scene.findMany()
  const jobs = await story.db.prisma.job.findMany({
    where: { sceneId: scene?.id ?? '' },
    orderBy: { segmentSequence: 'asc' },
  })
  for (const job of jobs) {
    const verdicts = await story.db.prisma.verdict.findMany({ where: { jobId: job.id }, orderBy: { round: 'desc' } })
    // Segment n is checked against version n and brings version n + 1.
    expect(verdicts[0]?.bibleVersion).toBe(job.segmentSequence)
    expect(job.revalidations).toBeLessThanOrEqual(3)
    const renders = await story.db.prisma.jobAttempt.count({ where: { jobId: job.id, stage: 'video_generation' } })
    expect(renders).toBe(1)
  }
  expect(jobs.some(({ revalidations }) => revalidations > 0)).toBe(true)
})
