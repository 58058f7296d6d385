import { setTimeout as wait } from 'node:timers/promises'
import type { ImportState } from '#cli/import/import-state.ts'
import type { WorkSegment } from '#cli/work/read-segments.ts'
import { login, register } from '@skein/contract/accounts'
import { ApiFailure, type Client, createClient } from '@skein/contract/client'
import { createIdea } from '@skein/contract/ideas'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import { createContinuation, getJob, type Job } from '@skein/contract/jobs'
import { createScene } from '@skein/contract/scenes'

const POLL_MS = 400
/** Access tokens last ten minutes; signing in again well before is simpler than waiting for a refusal. */
const SIGN_IN_AGAIN_MS = 8 * 60_000

const PROMPT_LENGTH = 280

export interface ImportReport {
  readonly sceneId: SceneId
  readonly jobs: readonly Job[]
}

/**
 * Posts a work as continuations, each by its author's account and each after the one before it has ended, so that every
 * text is checked against the bible its predecessors left. Started again, it goes on where it stopped: the same
 * idempotency keys answer with the same jobs.
 *
 * @throws ApiFailure when the server refuses something that waiting cannot cure.
 */
export async function importWork(options: {
  readonly baseUrl: string
  readonly segments: readonly WorkSegment[]
  readonly topic: string
  readonly title: string
  readonly state: ImportState
  readonly onJob: (job: Job, done: number) => void
}): Promise<ImportReport> {
  const { baseUrl, segments, topic, title, state } = options
  const clients = new Map<string, Client>()
  const clientOf = (author: string): Client => {
    const known = clients.get(author)
    if (known !== undefined) return known
    const client = authorClient(baseUrl, author, state)
    clients.set(author, client)
    return client
  }
  const [opening] = segments
  if (opening === undefined) throw new Error('an import needs at least one segment')

  const first = clientOf(opening.author)
  const ideaId =
    state.ideaId ??
    (
      await patiently(() =>
        first(
          createIdea,
          { body: { topic, title, prompt: firstWords(opening.text) } },
          { idempotencyKey: state.keyOf('idea') },
        ),
      )
    ).id
  await state.save({ ideaId })
  const { scene, job } = await patiently(() =>
    first(
      createScene,
      { params: { ideaId: ideaId as IdeaId }, body: { title, openingText: opening.text, acceptDoubts: true } },
      { idempotencyKey: state.keyOf('scene') },
    ),
  )
  await state.save({ sceneId: scene.id })

  const jobs = [await ended(first, job)]
  options.onJob(jobs[0] ?? job, 1)
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue
    const client = clientOf(segment.author)
    const submitted = await patiently(() => submit(client, scene.id, segment, state))
    const finished = await ended(client, submitted)
    jobs.push(finished)
    options.onJob(finished, index + 1)
  }
  return { sceneId: scene.id, jobs }
}

/** What an idea is introduced with: as much of the opening as people read on a card, cut between words. */
function firstWords(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  if (line.length <= PROMPT_LENGTH) return line
  return `${line.slice(0, PROMPT_LENGTH).replace(/\s+\S*$/, '')}…`
}

function submit(client: Client, sceneId: SceneId, segment: WorkSegment, state: ImportState): Promise<Job> {
  return client(
    createContinuation,
    { params: { sceneId }, body: { text: segment.text, acceptDoubts: true } },
    { idempotencyKey: state.keyOf(`segment ${segment.segmentNumber}`) },
  )
}

async function ended(client: Client, job: Job): Promise<Job> {
  let current = job
  while (current.completedAt === null) {
    await wait(POLL_MS)
    current = await patiently(() => client(getJob, { params: { jobId: job.id } }))
  }
  return current
}

/** Repeats what the server was too busy for; every write carries a key, so repeating is harmless. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const busy =
        error instanceof ApiFailure && ['rate_limited', 'unavailable', 'idempotency_key_in_flight'].includes(error.code)
      if (!busy) throw error
      await wait((error.retryAfterSeconds ?? 2) * 1000)
    }
  }
}

/** A lower-case account name made from an author's printed name; marks are dropped, other scripts keep their letters' code. */
function usernameOf(author: string): string {
  const plain = author.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  return slug.length >= 3 ? slug : `author-${Buffer.from(author).toString('hex').slice(0, 40)}`
}

function authorClient(baseUrl: string, author: string, state: ImportState): Client {
  const username = usernameOf(author)
  const stranger = createClient({ baseUrl })
  let token: { value: string; from: number } | null = null

  async function signIn(): Promise<string> {
    const password = state.passwordOf(username)
    const session = await patiently(async () => {
      try {
        return await stranger(login, { body: { login: username, password, transport: 'bearer' } })
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.code !== 'credentials_wrong') throw error
        return stranger(register, {
          body: {
            email: `${username}@import.invalid`,
            username,
            displayName: author.slice(0, 100),
            password,
            transport: 'bearer',
          },
        })
      }
    })
    if (session.tokens === null) throw new Error('the server did not hand out a token')
    return session.tokens.accessToken
  }
  const client = createClient({
    baseUrl,
    accessToken: async () => {
      if (token === null || Date.now() - token.from > SIGN_IN_AGAIN_MS)
        token = { value: await signIn(), from: Date.now() }
      return token.value
    },
  })
  return client
}
