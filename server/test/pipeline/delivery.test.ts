import { afterEach, beforeEach, expect, it } from 'vitest'
import { STAGES, type Stage } from '@skein/contract/jobs'
import { visitId } from '#pipeline/stage-message.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { QuickVideoProvider } from '../make/quick-video.ts'
import { claimOf, deaf, startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
beforeEach(async () => {
  story = await startTestStory()
})
afterEach(() => story.close())

const TEXT = 'The ferry left without them, and the rain began.'

it('answers a repeated submission with the first one’s job, and makes no second', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const body = { text: TEXT }
  const claim = claimOf(writer, body)
  const answers = await Promise.all(Array.from({ length: 8 }, () => story.jobs.submit(writer, sceneId, body, claim)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await story.db.prisma.job.count()).toBe(1)
  await expect(
    story.jobs.submit(writer, sceneId, { text: 'Other words.' }, claimOf(writer, { text: 'Other words.' }, claim.key)),
  ).rejects.toMatchObject({ code: 'idempotency_key_reused' })
})

it('leaves nothing behind when a submission is refused', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const send = (body: { text: string; expectedSegmentCount?: number }, scene = sceneId) =>
    story.jobs.submit(writer, scene, body, claimOf(writer, body))
  await expect(send({ text: 'nul \0 inside' })).rejects.toMatchObject({ code: 'malformed_text', field: '/body/text' })
  await expect(send({ text: 'half \ud83d a face' })).rejects.toMatchObject({ code: 'malformed_text' })
  await expect(send({ text: TEXT, expectedSegmentCount: 3 })).rejects.toMatchObject({
    code: 'version_conflict',
    extra: { segmentCount: 0 },
  })
  await expect(send({ text: TEXT }, '01890000-0000-7000-8000-000000000000')).rejects.toMatchObject({
    code: 'not_found',
  })
  const early = await story.person()
  await expect(story.submit(early, sceneId, TEXT)).rejects.toMatchObject({
    code: 'scene_closed',
    detail: 'The opening of this scene is still being made.',
  })
  await story.db.prisma.scene.update({ where: { id: sceneId }, data: { status: 'locked' } })
  await expect(send({ text: TEXT })).rejects.toMatchObject({ code: 'scene_closed' })
  await story.db.prisma.scene.update({ where: { id: sceneId }, data: { status: 'removed' } })
  await expect(send({ text: TEXT })).rejects.toMatchObject({ code: 'scene_closed' })
  await expect(story.submit(early, sceneId, TEXT)).rejects.toMatchObject({ code: 'not_found' })
  expect(await story.db.prisma.job.count()).toBe(0)
  expect(await story.db.prisma.idempotencyKey.count()).toBe(0)
  expect(await story.db.prisma.auditInboxLine.count()).toBe(0)
})

it('shows a job to its writer alone, and an absent one looks the same', async () => {
  const [writer, stranger] = [await story.person(), await story.person()]
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  for (const jobId of [id, '01890000-0000-7000-8000-000000000000', '00000000-0000-4000-8000-000000000000']) {
    await expect(story.jobs.get(stranger, jobId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(story.jobs.watch(stranger, jobId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(story.jobs.cancel(stranger, jobId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(story.jobs.retry(stranger, jobId)).rejects.toMatchObject({ code: 'not_found' })
  }
})

it('makes the id’s own millisecond the time of the job', async () => {
  const writer = await story.person()
  const { id, createdAt } = await story.submit(writer, await story.scene(writer), TEXT)
  expect(Date.parse(createdAt)).toBe(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
})

it('answers a submission with what reading the job says', async () => {
  const writer = await story.person()
  const submitted = await story.submit(writer, await story.scene(writer), TEXT)
  expect(submitted).toEqual(await story.jobs.get(writer, submitted.id))
})

it('says how many jobs are ahead in the queue', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const ids = []
  for (let index = 0; index < 3; index += 1) ids.push((await story.submit(writer, sceneId, `${TEXT} ${index}`)).id)
  const places = await Promise.all(ids.map(async (id) => (await story.jobs.get(writer, id)).queuePlace))
  expect(places).toEqual([0, 1, 2])
})

it('lists a writer’s jobs newest first, page by page, also within one scene', async () => {
  const writer = await story.person()
  const [sceneId, elsewhere] = [await story.scene(writer), await story.scene(writer)]
  const ids: string[] = []
  for (let index = 0; index < 5; index += 1)
    ids.unshift((await story.submit(writer, index === 2 ? elsewhere : sceneId, `${TEXT} ${index}`)).id)
  const first = await story.jobs.list(writer, { limit: 3 })
  const second = await story.jobs.list(writer, { limit: 3, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
  expect(second.nextCursor).toBeNull()
  expect((await story.jobs.list(writer, { sceneId: elsewhere })).items.map(({ id }) => id)).toEqual([ids[2]])
})

it.each(STAGES)('has one effect when the message of %s is delivered twice at once', async (stage) => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  let seen = 0
  const twice = Promise.withResolvers<void>()
  await story.worker({
    parts: { jobNews: deaf },
    faultPoints: async (at, point) => {
      if (at !== stage || point !== 'after_provider') return
      seen += 1
      if (seen === 1) await sendAgain(stage)
      if (seen === 2) twice.resolve()
      // Both have done the work and hold a result before either may commit it.
      await twice.promise
    },
  })
  const { id } = await story.submit(writer, sceneId, TEXT)
  const sendAgain = async (name: Stage) => {
    const message = { jobId: id, stage: name, round: 0 }
    await story.db.transaction((tx) =>
      story.queue.send(tx, name, message, { id: visitId({ ...message, continues: 999 }) }),
    )
  }

  const job = await story.wait(writer, id)
  expect(job).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
  const tries = job.attempts.filter((attempt) => attempt.stage === stage).map(({ outcome }) => outcome)
  expect(tries.toSorted()).toEqual(['abandoned', 'success'])
  expect(await story.db.prisma.segment.count({ where: { sceneId } })).toBe(1)
  expect(await story.db.prisma.sceneBible.count({ where: { sceneId } })).toBe(2)
  expect(await story.db.prisma.verdict.count({ where: { jobId: id } })).toBe(1)
  expect(await story.db.prisma.jobEvent.count({ where: { jobId: id, kind: 'stage_finished' } })).toBe(4)
})

it('ignores a message for a visit that is over', async () => {
  const storyteller = createLocalStoryteller()
  let calls = 0
  const video = new QuickVideoProvider(story.filmDirectory)
  await story.worker({
    parts: {
      video,
      storyteller: {
        id: 'counting',
        expand: (request) => {
          calls += 1
          return storyteller.expand(request)
        },
      },
    },
  })
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  await story.wait(writer, id)
  for (const stage of STAGES) {
    const late = { jobId: id, stage, round: 0 }
    await story.db.transaction((tx) => story.queue.send(tx, stage, late, { id: visitId({ ...late, continues: 999 }) }))
  }
  const other = await story.person()
  const next = await story.submit(other, await story.scene(other), TEXT)
  await story.wait(other, next.id)
  expect([calls, video.fetches]).toEqual([2, 2])
  expect((await story.jobs.get(writer, id)).attempts).toHaveLength(5)
})

it('sends a job whose bible moved back to validation, without filming it again', async () => {
  const [writer, other] = [await story.person(), await story.person()]
  const sceneId = await story.scene(writer)
  const video = new QuickVideoProvider(story.filmDirectory)
  const atTheDoor = Promise.withResolvers<void>()
  const mayPass = Promise.withResolvers<void>()
  let first = ''
  await story.worker({
    parts: { video },
    faultPoints: async (stage, point) => {
      if (stage !== 'finalization' || point !== 'start' || first !== '') return
      first = 'waiting'
      atTheDoor.resolve()
      await mayPass.promise
    },
  })
  const late = await story.submit(writer, sceneId, TEXT)
  await atTheDoor.promise
  const quick = await story.enqueue(other, sceneId, 'Meanwhile a second boat came in.')
  expect((await story.wait(other, quick.id)).segment).toMatchObject({ sequence: 1 })
  mayPass.resolve()

  const job = await story.wait(writer, late.id)
  expect(job).toMatchObject({ status: 'final_ready', segment: { sequence: 2 }, verdict: { bibleVersion: 2 } })
  expect(job.attempts.map(({ stage }) => stage)).toEqual([...STAGES, 'continuity_validation', 'finalization'])
  expect(video.fetches).toBe(2)
  const feed = await story.jobs.watch(writer, late.id)
  expect((await feed.readAfter(0)).map(({ kind }) => kind)).toContain('sent_back')
})

it('hands a job over to the next worker when the one that has it is told to stop', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const begun = Promise.withResolvers<void>()
  const slow = new QuickVideoProvider(story.filmDirectory)
  slow.fetchResult = (_job, _request, { signal }) => {
    begun.resolve()
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  }
  const first = await story.worker({ parts: { video: slow } })
  const { id } = await story.submit(writer, sceneId, TEXT)
  await begun.promise
  await first.stop()
  await story.worker()
  const job = await story.wait(writer, id)
  expect(job).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
  const tries = job.attempts.filter(({ stage }) => stage === 'video_generation').map(({ outcome }) => outcome)
  expect(tries).toEqual(['abandoned', 'success'])
})
