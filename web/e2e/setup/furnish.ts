import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { register } from '@skein/contract/accounts'
import { declineBibleProposal, getBible, proposeBibleChange } from '@skein/contract/bible-routes'
import { type Client, createClient } from '@skein/contract/client'
import type { ContentNote } from '@skein/contract/content-notes'
import { likeScene } from '@skein/contract/engagement'
import { followPerson, followScene, followTopic } from '@skein/contract/follows'
import type { IdeaId, JobId } from '@skein/contract/ids'
import { createIdea } from '@skein/contract/ideas'
import { cancelJob, createContinuation, getJob, type Job, saveDraft } from '@skein/contract/jobs'
import { changePreferences } from '@skein/contract/people'
import { createScene, listSegments, type Scene } from '@skein/contract/scenes'
import { keepWatchPosition } from '@skein/contract/watching'
import { listTopics } from '@skein/contract/topics'
import { inviteWriter, setWriters } from '@skein/contract/writers'

const FILMED_MAX_MS = 300_000
const LOOK_EVERY_MS = 500
export const WRITER = {
  email: 'ida@example.org',
  username: 'ida',
  displayName: 'Ida Fern',
  password: 'four words nobody guesses',
}
/** Whom the writer invites into their own scene. */
export const GUEST = { email: 'oskar@example.org', username: 'oskar', password: 'the ferry leaves at nine' }

/** Titles as people write them: short, long, without a place to break, and from right to left. */
const IDEAS = [
  {
    title: 'The clockmaker’s last apprentice',
    prompt: 'Every clock in town stops at the same minute, except the one nobody owns.',
    tags: ['mystery', 'clocks'],
  },
  {
    title: 'A letter for the lighthouse',
    prompt: 'The post boat brings a letter addressed to a house that burned down in 1911.',
    tags: ['mystery', 'sea'],
  },
  {
    title: 'Two sisters share a shadow',
    prompt: 'When one of them leaves the village, the shadow has to choose.',
    tags: ['quiet', 'magic'],
  },
  {
    title: 'What the tide table does not say about the thirteenth hour of the shortest night of the year',
    prompt: 'The harbour master adds a line to the table by hand, and for one hour nobody may look at the water.',
    tags: ['sea', 'magic'],
  },
  {
    title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen',
    prompt: 'A badge is found in a drawer, and with it the name of a captain who never came home.',
    tags: ['sea'],
  },
  { title: 'البيت الذي يتذكر', prompt: 'كل ليلة تعود الأصوات القديمة إلى الغرف الفارغة.', tags: ['quiet'] },
] as const
const OPENING =
  'Rosa Vale wound the station clock at six, as she did every morning. It struck seven. She looked at her watch, and then down the empty platform, where a man in a grey coat was setting down a suitcase.'
const LAST = 'Ansel closed the logbook. "Then it begins again," he said to nobody.'
const CONTINUATION =
  'Ines held the lantern higher. "Somebody has been here," she said, and the fog went grey with morning.'
/** The sample scene has settled that her hair is otherwise. */
export const CONTRADICTION =
  'Mara Quill shook her long red hair loose, and her red hair burned in the light of the lamp.'

export interface Library {
  readonly topic: string
  readonly ideaId: IdeaId
  readonly tag: string
  readonly scene: Scene
  /** The writer's: only whom they invite continues it. */
  readonly ownScene: Scene
  /** The place of a segment that holds what the writer wants to be asked about before it plays. */
  readonly marked: number
  readonly jobs: { readonly done: JobId; readonly failed: JobId; readonly cancelled: JobId }
}

interface Unfurnished {
  readonly url: string
  readonly scene: Scene
  readonly stranger: Client
  readonly owner: Client
}

/** Fills a fresh Skein with what a page can show: ideas, scenes, jobs in every end, follows, news, a draft, a place. */
export async function furnish({ url, scene, stranger, owner }: Unfurnished): Promise<Library> {
  const { tokens } = await stranger(register, { body: { ...WRITER, transport: 'bearer' } })
  const writer = createClient({ baseUrl: url, accessToken: () => tokens?.accessToken ?? null })
  const sceneId = scene.id
  const topics = (await stranger(listTopics, { query: {} })).items
  const ideas = []
  for (const [index, idea] of IDEAS.entries())
    ideas.push(
      await (index % 2 === 0 ? writer : owner)(
        createIdea,
        {
          body: { topic: topics[index % 3]?.slug ?? '', title: idea.title, prompt: idea.prompt, tags: [...idea.tags] },
        },
        { idempotencyKey: randomUUID() },
      ),
    )
  const [idea] = ideas
  if (idea === undefined) throw new Error('There is no idea.')
  const begun = await writer(
    createScene,
    {
      params: { ideaId: idea.id },
      body: {
        title: 'Seven o’clock at Vale Halt',
        description: 'A station, a clock, and a man who is early.',
        openingText: OPENING,
      },
    },
    { idempotencyKey: randomUUID() },
  )
  await ended(writer, begun.job)
  const [first] = (await stranger(listSegments, { params: { sceneId }, query: { limit: 1 } })).items
  if (first !== undefined)
    await writer(keepWatchPosition, {
      params: { sceneId },
      body: { segmentId: first.id, seconds: 9, newestSequence: 1 },
    })
  await writer(followTopic, { params: { slug: scene.topic.slug } })
  await writer(followScene, { params: { sceneId } })
  await writer(followPerson, { params: { username: scene.author.username } })
  await owner(followPerson, { params: { username: WRITER.username } })
  await writer(likeScene, { params: { sceneId } })
  await owner(likeScene, { params: { sceneId: begun.scene.id } })

  const send = (person: Client, text: string, contentNotes: ContentNote[] = []) =>
    person(createContinuation, { params: { sceneId }, body: { text, contentNotes } }, { idempotencyKey: randomUUID() })
  const done = await ended(writer, await send(writer, CONTINUATION))
  const failed = await ended(writer, await send(writer, CONTRADICTION))
  const cancelled = await send(writer, CONTINUATION)
  await writer(cancelJob, { params: { jobId: cancelled.id } })
  // Somebody goes on after the writer: news, and a line in the inbox.
  const marked = await ended(owner, await send(owner, LAST, ['grief', 'frightening']))
  await writer(changePreferences, { body: { stopsAt: ['frightening'] } })
  await writer(saveDraft, {
    params: { sceneId: begun.scene.id },
    body: { text: 'The man in the grey coat did not look up.' },
  })
  await inviteGuest(stranger, writer, begun.scene)
  await propose(writer, owner, scene)
  if (done.status !== 'final_ready' || failed.status !== 'failed' || marked.segment === null)
    throw new Error(`The jobs ended otherwise: ${done.status}, ${failed.status}, ${marked.status}`)
  const jobs = { done: done.id, failed: failed.id, cancelled: cancelled.id }
  const { sequence } = marked.segment
  return { topic: scene.topic.slug, ideaId: idea.id, tag: 'sea', scene, ownScene: begun.scene, marked: sequence, jobs }
}

async function inviteGuest(stranger: Client, writer: Client, { id: sceneId }: Scene): Promise<void> {
  await stranger(register, { body: { ...GUEST, transport: 'bearer' } })
  await writer(setWriters, { params: { sceneId }, body: { writers: 'invited' } })
  await writer(inviteWriter, { params: { sceneId, username: GUEST.username } })
}

/** Two wishes for the bible: one is declined with a word, one waits. */
async function propose(writer: Client, owner: Client, { id: sceneId }: Scene): Promise<void> {
  const { bible } = await writer(getBible, { params: { sceneId }, query: {} })
  const ask = (rule: string, reason: string) =>
    writer(
      proposeBibleChange,
      { params: { sceneId }, body: { baseVersion: bible.version, edits: [{ op: 'add_world_rule', rule }], reason } },
      { idempotencyKey: randomUUID() },
    )
  const declined = await ask('Nobody comes back from the sea.', 'It would make the fog worse.')
  const body = { note: 'Somebody has to, later on.' }
  await owner(declineBibleProposal, { params: { sceneId, proposalId: declined.id }, body })
  await ask('The lamp never goes out by itself.', 'Then somebody has to have done it.')
}

/** The job once it has ended. @throws when it does not end in time. */
export async function ended(person: Client, { id: jobId }: Job): Promise<Job> {
  const begun = Date.now()
  while (Date.now() - begun < FILMED_MAX_MS) {
    const job = await person(getJob, { params: { jobId } })
    if (['final_ready', 'failed', 'cancelled'].includes(job.status)) return job
    await wait(LOOK_EVERY_MS)
  }
  throw new Error(`The job ${jobId} did not end in time.`)
}
