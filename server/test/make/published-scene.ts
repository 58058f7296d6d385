import { randomUUID } from 'node:crypto'
import type { Client } from '@skein/contract/client'
import { createIdea } from '@skein/contract/ideas'
import type { IdeaId, JobId, SceneId, UserId } from '@skein/contract/ids'
import { createContinuation, getJob, type Job } from '@skein/contract/jobs'
import { createScene, getScene, type Scene } from '@skein/contract/scenes'
import type { Container } from '#container.ts'
import { expect, vi } from 'vitest'

/** A topic of the test's own, so that its lists hold nothing else. Returns its slug. */
export async function addTopic(container: Container, slug = `topic-${randomUUID()}`): Promise<string> {
  await container.topics.addCurated([
    {
      slug,
      name: slug,
      description: 'For a test.',
      categories: [{ slug: 'first', name: 'First', description: 'One.' }],
    },
  ])
  return slug
}

export async function addIdea(client: Client, topic: string, title = 'An idea'): Promise<IdeaId> {
  const idea = await client(
    createIdea,
    { body: { topic, title, prompt: 'What if it rained upwards?' } },
    { idempotencyKey: randomUUID() },
  )
  return idea.id
}

/** A scene whose opening is still waiting for a worker. */
export async function beginScene(
  client: Client,
  ideaId: IdeaId,
  title = 'A scene',
): Promise<{ scene: Scene; job: Job }> {
  const body = { title, openingText: 'Mara Holt waited on the quay. The rain fell upwards, and nobody spoke of it.' }
  return client(createScene, { params: { ideaId }, body }, { idempotencyKey: randomUUID() })
}

/** Waits for the worker to publish the job's segment. */
export async function waitForPublished(client: Client, jobId: JobId): Promise<Job> {
  return vi.waitFor(
    async () => {
      const job = await client(getJob, { params: { jobId } })
      expect(job.status, `${job.stage}: ${job.error?.message ?? job.message}`).toBe('final_ready')
      return job
    },
    { timeout: 60_000, interval: 50 },
  )
}

/** A scene of so many segments, written by one person and published by a real worker. */
export async function publishScene(client: Client, topic: string, segments: number): Promise<Scene> {
  const begun = await beginScene(client, await addIdea(client, topic))
  const sceneId = begun.scene.id
  await waitForPublished(client, begun.job.id)
  for (let sequence = 2; sequence <= segments; sequence += 1)
    await publishNext(client, sceneId, `Part ${sequence} came and went on the quay.`)
  return client(getScene, { params: { sceneId } })
}

export async function publishNext(client: Client, sceneId: SceneId, text: string): Promise<Job> {
  const job = await client(
    createContinuation,
    { params: { sceneId }, body: { text } },
    { idempotencyKey: randomUUID() },
  )
  return waitForPublished(client, job.id)
}

/** People without passwords, for tests of many at once. */
export async function addPeople(container: Container, count: number): Promise<UserId[]> {
  const names = Array.from({ length: count }, () => `p${randomUUID().slice(0, 13)}`)
  const people = await container.db.prisma.user.createManyAndReturn({
    data: names.map((username) => ({ username, email: `${username}@example.org` })),
    select: { id: true },
  })
  // The column is a uuid; branding it here is what makes it a person's id for the services.
  return people.map(({ id }) => id as UserId)
}

/** Every page of a list, in order; fails rather than walk for ever. */
export async function allPages<Item>(
  read: (cursor: string | undefined) => Promise<{ items: readonly Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 200; pages += 1) {
    const page = await read(cursor)
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = page.nextCursor
  }
  throw new Error('the list has no end')
}
