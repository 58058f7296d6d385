import { randomUUID } from 'node:crypto'
import { login, register } from '@skein/contract/accounts'
import { editBible, getBible, proposeBibleChange } from '@skein/contract/bible-routes'
import { type Client, createClient } from '@skein/contract/client'
import type { JobId } from '@skein/contract/ids'
import { createContinuation, saveDraft } from '@skein/contract/jobs'
import { changePreferences } from '@skein/contract/people'
import { inviteWriter, setWriters } from '@skein/contract/writers'
import { ended, type Library, WRITER } from './furnish.ts'

const INVITED = {
  email: 'noor@example.org',
  username: 'noor',
  displayName: 'Noor Lindqvist',
  password: WRITER.password,
}
const MARKED =
  'Rosa Vale read the name on the suitcase aloud. It was her brother’s, and her brother had been dead for eleven years.'

/** What the writer is about to send. */
export const DRAFTED =
  'Ines held the lantern higher and walked along the quay. "Somebody has been here," she said. Mara looked out over the water.'
const RULE = 'The telephone at the halt has been dead since the flood.'
const AGAINST_RULE = 'The telephone at the halt was ringing when Rosa Vale came in. She let it ring four times.'

export interface Corners {
  /** Stopped by a rule of the writer's scene; the owner's. */
  readonly ruleJob: JobId
}

/**
 * What only the pictures need: a text against a rule of the world, a scene for invited people, a segment with content notes,
 * a proposal that waits.
 */
export async function furnishCorners(url: string, owner: Client, library: Library): Promise<Corners> {
  const { scene, ownScene, jobs } = library
  const { tokens } = await createClient({ baseUrl: url })(login, {
    body: { login: WRITER.username, password: WRITER.password, transport: 'bearer' },
  })
  const writer = createClient({ baseUrl: url, accessToken: () => tokens?.accessToken ?? null })
  const own = await writer(getBible, { params: { sceneId: ownScene.id }, query: {} })
  await writer(
    editBible,
    {
      params: { sceneId: ownScene.id },
      body: { expectedVersion: own.newestVersion, edits: [{ op: 'add_world_rule', rule: RULE }] },
    },
    { idempotencyKey: randomUUID() },
  )
  await writer(setWriters, { params: { sceneId: ownScene.id }, body: { writers: 'everybody' } })
  const sent = await owner(
    createContinuation,
    { params: { sceneId: ownScene.id }, body: { text: AGAINST_RULE } },
    { idempotencyKey: randomUUID() },
  )
  const stopped = await ended(owner, sent)
  if (stopped.status !== 'failed') throw new Error(`The rule did not stop its text: ${stopped.status}`)
  await createClient({ baseUrl: url })(register, { body: { ...INVITED, transport: 'bearer' } })
  await writer(setWriters, { params: { sceneId: ownScene.id }, body: { writers: 'invited' } })
  await writer(inviteWriter, { params: { sceneId: ownScene.id, username: INVITED.username } })
  for (const person of [writer, owner]) await person(changePreferences, { body: { stopsAt: ['grief'] } })
  const marked = await writer(
    createContinuation,
    { params: { sceneId: ownScene.id }, body: { text: MARKED, contentNotes: ['grief', 'frightening'] } },
    { idempotencyKey: randomUUID() },
  )
  await ended(writer, marked)
  await writer(saveDraft, { params: { sceneId: scene.id }, body: { text: DRAFTED } })
  const { bible } = await owner(getBible, { params: { sceneId: scene.id }, query: {} })
  await writer(
    proposeBibleChange,
    {
      params: { sceneId: scene.id },
      body: {
        baseVersion: bible.version,
        edits: [{ op: 'add_world_rule', rule: 'Hair takes the colour of the light it stands in.' }],
        reason: 'In my text her hair looks red by the lamp. I like to keep the lamp.',
        jobId: jobs.failed,
      },
    },
    { idempotencyKey: randomUUID() },
  )
  return { ruleJob: stopped.id }
}
