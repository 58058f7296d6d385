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
