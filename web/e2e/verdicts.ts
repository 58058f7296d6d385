// Makes the twenty verdicts of docs/verdicts.md on a running, fresh Skein: node web/e2e/verdicts.ts <url> <file.json>
// Stories and texts are those of the tune half of the continuity corpus; the file holds each job with its verdict, and the
// writer's login for web/e2e/screens.ts.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createOwner, register } from '@skein/contract/accounts'
import type { Bible } from '@skein/contract/bible'
import { editBible, getBible, planBibleEdits } from '@skein/contract/bible-routes'
import { type Client, createClient } from '@skein/contract/client'
import { createIdea } from '@skein/contract/ideas'
import type { JobId, SceneId } from '@skein/contract/ids'
import { createContinuation, getJob, type Job } from '@skein/contract/jobs'
import { createScene } from '@skein/contract/scenes'
import { listTopics } from '@skein/contract/topics'
import { loadCorpus, type World } from '../../server/bench/continuity/corpus.ts'

const CHOSEN: Readonly<Record<string, readonly number[]>> = {
  regency: [3, 5, 9, 16, 23],
  viking: [1, 7, 14, 21, 22],
  prairie: [3, 16, 19, 23, 25],
  noir: [8, 9, 13, 18, 23],
}
const WAIT_MS = 500

const [baseUrl = '', file = ''] = process.argv.slice(2)
const key = () => ({ idempotencyKey: randomUUID() })
const stranger = createClient({ baseUrl })
const password = randomUUID()

const signedIn = (tokens: { readonly accessToken: string } | null): Client =>
  createClient({ baseUrl, accessToken: () => tokens?.accessToken ?? null })
const person = (username: string) => ({
  email: `${username}@example.org`,
  username,
  password,
  transport: 'bearer' as const,
})
const owner = signedIn((await stranger(createOwner, { body: person('story-owner') })).tokens)
const writer = signedIn((await stranger(register, { body: person('writer') })).tokens)

async function ended(client: Client, jobId: JobId): Promise<Job> {
  for (;;) {
    const job = await client(getJob, { params: { jobId } })
    if (job.completedAt !== null) return job
    await pause(WAIT_MS)
  }
}

/** The world's story so far, published segment by segment, under a bible its owner keeps to what the world says. */
async function tell({ title, bible, canon }: World): Promise<SceneId> {
  const [topic] = (await stranger(listTopics, { query: {} })).items
  const [opening, ...later] = canon
  if (topic === undefined || opening === undefined) throw new Error(`${title} cannot be told`)
  const idea = await owner(
    createIdea,
    { body: { topic: topic.slug, title, prompt: opening.text.slice(0, 400) } },
    key(),
  )
  const { version: _, ...starter } = bible
  const begun = await owner(
    createScene,
    { params: { ideaId: idea.id }, body: { title, openingText: opening.text, bible: starter, acceptDoubts: true } },
    key(),
  )
  const sceneId = begun.scene.id
  await ended(owner, begun.job.id)
  for (const { text } of later) {
    const job = await owner(createContinuation, { params: { sceneId }, body: { text, acceptDoubts: true } }, key())
    const { status, error } = await ended(owner, job.id)
    process.stderr.write(`${title}: ${status} ${error?.code ?? ''}\n`)
  }
  await keepTo(sceneId, bible)
  return sceneId
}

/** Takes back what was read into the bible beyond the world's own; people stay, for nobody is taken out. */
async function keepTo(sceneId: SceneId, world: Bible): Promise<void> {
  const { bible: newest, version } = await owner(getBible, { params: { sceneId }, query: {} })
  const known = new Set(world.characters.map(({ entityId }) => entityId))
  const wanted = {
    ...world,
    version,
    characters: [...world.characters, ...newest.characters.filter(({ entityId }) => !known.has(entityId))],
  }
  const { edits, refused } = await owner(planBibleEdits, {
    params: { sceneId },
    body: { baseVersion: version, bible: wanted },
  })
  for (const { pointer, reason } of refused) process.stderr.write(`${pointer}: ${reason}\n`)
  if (edits.length > 0)
    await owner(
      editBible,
      { params: { sceneId }, body: { expectedVersion: version, edits, reason: 'Back to what the story says' } },
      key(),
    )
}

const { worlds, items } = loadCorpus('tune')
const cards: unknown[] = []
for (const [name, numbers] of Object.entries(CHOSEN)) {
  const world = worlds.get(name)
  if (world === undefined) throw new Error(`there is no world ${name}`)
  const sceneId = await tell(world)
  const { bible } = await owner(getBible, { params: { sceneId }, query: {} })
  for (const number of numbers) {
    const id = `${name}-${String(number).padStart(2, '0')}`
    const item = items.find((one) => one.id === id)
    if (item === undefined) throw new Error(`there is no text ${id}`)
    const { id: jobId } = await writer(createContinuation, { params: { sceneId }, body: { text: item.text } }, key())
    const { status, error, verdict } = await ended(writer, jobId)
    process.stderr.write(`${id}: ${status} ${error?.code ?? ''} ${verdict?.findings.length ?? 0}\n`)
    cards.push({ id, title: world.title, jobId, text: item.text, status, code: error?.code, verdict, bible })
  }
}
writeFileSync(file, JSON.stringify({ login: `writer:${password}`, cards }, null, 2))
