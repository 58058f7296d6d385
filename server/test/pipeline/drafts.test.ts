import { JOB_ERRORS, RETURNING_ERRORS, type WorkState } from '@skein/contract/jobs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
beforeAll(async () => {
  story = await startTestStory()
})
afterAll(() => story.close())

it('keeps one unsent text per scene, and forgets an empty one', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  expect(await story.drafts.get(writer, sceneId)).toMatchObject({ sceneId, sceneTitle: 'A scene', text: '' })
  await story.drafts.save(writer, sceneId, 'First words')
  await story.drafts.save(writer, sceneId, 'Better words')
  expect((await story.drafts.get(writer, sceneId)).text).toBe('Better words')
  expect((await story.drafts.save(writer, sceneId, ' \n ')).text).toBe('')
  expect((await story.drafts.list(writer, {})).items).toEqual([])
})

it('lists the last touched first, page by page', async () => {
  const writer = await story.person()
  const scenes = [await story.scene(writer), await story.scene(writer), await story.scene(writer)]
  for (const sceneId of scenes) await story.drafts.save(writer, sceneId, 'Words')
  await story.drafts.save(writer, scenes[0] ?? '', 'More words')
  const first = await story.drafts.list(writer, { limit: 2 })
  const second = await story.drafts.list(writer, { limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ sceneId }) => sceneId)).toEqual([scenes[0], scenes[2], scenes[1]])
  expect(second.nextCursor).toBeNull()
})

it('shows nobody else’s draft, and not even the title of a scene they may not see', async () => {
  const [owner, stranger] = [await story.person(), await story.person()]
  const sceneId = await story.scene(owner)
  await story.drafts.save(owner, sceneId, 'Mine')
  expect((await story.drafts.get(stranger, sceneId)).text).toBe('')
  await story.db.prisma.scene.update({ where: { id: sceneId }, data: { status: 'hidden' } })
  await expect(story.drafts.get(stranger, sceneId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(story.drafts.save(stranger, sceneId, 'Words')).rejects.toMatchObject({ code: 'not_found' })
  expect((await story.drafts.get(owner, sceneId)).text).toBe('Mine')
})

it('turns a submitted draft into a job, and a cancelled job back into a draft', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  await story.drafts.save(writer, sceneId, 'The tide came in.')
  const { id } = await story.submit(writer, sceneId, 'The tide came in.')
  expect((await story.drafts.get(writer, sceneId)).text).toBe('')
  await story.jobs.cancel(writer, id)
  expect((await story.drafts.get(writer, sceneId)).text).toBe('The tide came in.')
})

it('overwrites nothing that was kept elsewhere since, and says so', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const empty = await story.drafts.get(writer, sceneId)
  const first = await story.drafts.save(writer, sceneId, 'From the desk', empty.updatedAt)
  const second = await story.drafts.save(writer, sceneId, 'From the desk, longer', first.updatedAt)
  for (const [text, upon] of [
    ['From the train', empty.updatedAt],
    ['From the train', first.updatedAt],
    ['', first.updatedAt],
  ] as const)
    await expect(story.drafts.save(writer, sceneId, text, upon)).rejects.toMatchObject({ code: 'version_conflict' })
  expect(await story.drafts.get(writer, sceneId)).toEqual(second)
  // The same words twice are no conflict: the answer to the first may have been lost.
  expect((await story.drafts.save(writer, sceneId, second.text, empty.updatedAt)).text).toBe(second.text)
  const newest = await story.drafts.get(writer, sceneId)
  expect((await story.drafts.save(writer, sceneId, '', newest.updatedAt)).text).toBe('')
})

it('counts and lists work by how it stands for its writer', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const made = await Promise.all(Array.from({ length: 6 }, () => story.enqueue(writer, sceneId, 'The tide came in.')))
  const stand = async (index: number, status: string, errorCode: string | null) => {
    const id = made[index]?.id ?? ''
    await story.db.prisma.$executeRaw`
      UPDATE jobs SET status = ${status}, stage = CASE ${status} WHEN 'final_ready' THEN 'completed' ELSE 'error' END,
        error_code = ${errorCode}, completed_at = now() WHERE id = ${id}::uuid`
  }
  await story.drafts.save(writer, sceneId, 'More')
  await stand(0, 'failed', 'stage_failed')
  await stand(1, 'failed', 'continuity_blocked')
  await stand(2, 'failed', 'provider_failed')
  await stand(3, 'cancelled', null)
  await stand(4, 'failed', 'film_rejected')
  expect(await story.jobs.count(writer)).toEqual({ running: 1, published: 0, returned: 3, failed: 2 })
  expect(await story.drafts.count(writer)).toBe(1)
  const listed = async (state: WorkState) =>
    (await story.jobs.list(writer, { state, limit: 2 })).items.map(({ id }) => id)
  expect(await listed('running')).toEqual([made[5]?.id])
  expect(new Set(await listed('failed'))).toEqual(new Set([made[0]?.id, made[2]?.id]))
  expect(await listed('returned')).toHaveLength(2)
  // As their messages in the queue have it.
  await story.db.prisma.$executeRaw`
    UPDATE jobs SET status = 'queued', stage = 'pending', error_code = NULL, completed_at = NULL
    WHERE user_id = ${writer}::uuid`
})

it('knows in the database the same codes that bring a job back as the contract does', async () => {
  const rows = await story.db.prisma.$queryRaw<{ code: string }[]>`
    SELECT code FROM unnest(${Object.keys(JOB_ERRORS)}::text[]) code WHERE work_state('failed', code) = 'returned'`
  expect(rows.map(({ code }) => code).toSorted()).toEqual([...RETURNING_ERRORS].toSorted())
})
