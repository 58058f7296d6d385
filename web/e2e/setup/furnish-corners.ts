import { randomUUID } from 'node:crypto'
import { login } from '@skein/contract/accounts'
import { editBible, getBible } from '@skein/contract/bible-routes'
import { type Client, createClient } from '@skein/contract/client'
import type { JobId } from '@skein/contract/ids'
import { createContinuation, saveDraft } from '@skein/contract/jobs'
import { setWriters } from '@skein/contract/writers'
import { ended, type Library, WRITER } from './furnish.ts'

/** What the writer is about to send. */
export const DRAFTED =
  'Ines held the lantern higher and walked along the quay. "Somebody has been here," she said. Mara looked out over the water.'
const RULE = 'The telephone at the halt has been dead since the flood.'
const AGAINST_RULE = 'The telephone at the halt was ringing when Rosa Vale came in. She let it ring four times.'

export interface Corners {
  /** Stopped by a rule of the writer's scene; the owner's. */
  readonly ruleJob: JobId
}

/** What only the pictures need: a text against a rule of the world, and a draft that says what happens next. */
export async function furnishCorners(url: string, owner: Client, { scene, ownScene }: Library): Promise<Corners> {
  const { tokens } = await createClient({ baseUrl: url })(login, {
    body: { login: WRITER.username, password: WRITER.password, transport: 'bearer' },
  })
  const writer = createClient({ baseUrl: url, accessToken: () => tokens?.accessToken ?? null })
  const params = { sceneId: ownScene.id }
  const own = await writer(getBible, { params, query: {} })
  await writer(
    editBible,
    { params, body: { expectedVersion: own.newestVersion, edits: [{ op: 'add_world_rule', rule: RULE }] } },
    { idempotencyKey: randomUUID() },
  )
  // The owner is not invited: the scene takes a text of theirs for a moment.
  await writer(setWriters, { params, body: { writers: 'everybody' } })
  const sent = await owner(
    createContinuation,
    { params, body: { text: AGAINST_RULE } },
    { idempotencyKey: randomUUID() },
  )
  await writer(setWriters, { params, body: { writers: 'invited' } })
  const stopped = await ended(owner, sent)
  if (stopped.status !== 'failed') throw new Error(`The rule did not stop its text: ${stopped.status}`)
  await writer(saveDraft, { params: { sceneId: scene.id }, body: { text: DRAFTED } })
  return { ruleJob: stopped.id }
}
