import { setTimeout as wait } from 'node:timers/promises'
import { createOwner } from '@skein/contract/accounts'
import { type Client, createClient } from '@skein/contract/client'
import { listScenes, type Scene } from '@skein/contract/scenes'
import { type Instance, startInstance } from './instance.ts'

const FILMED_MAX_MS = 600_000
const LOOK_EVERY_MS = 500
export const OWNER = { email: 'owner@example.org', username: 'keeper', password: 'a quiet harbour in November' }

export interface OpenSkein {
  readonly instance: Instance
  /** The sample scene, with at least one segment to watch. */
  readonly scene: Scene
  readonly stranger: Client
  readonly owner: Client
}

/** A fresh Skein with its owner, as it is once its sample scene has something to show. Rates are not limited. */
export async function openSkein(segments = 1): Promise<OpenSkein> {
  const instance = await startInstance({ environment: { SKEIN_RATE_LIMITS: 'off' } })
  try {
    const stranger = createClient({ baseUrl: instance.url })
    const { tokens } = await stranger(createOwner, { body: { ...OWNER, transport: 'bearer' } })
    const owner = createClient({ baseUrl: instance.url, accessToken: () => tokens?.accessToken ?? null })
    const begun = Date.now()
    while (Date.now() - begun < FILMED_MAX_MS) {
      const [scene] = (await stranger(listScenes, { query: { limit: 1 } })).items
      if (scene !== undefined && scene.segmentCount >= segments) return { instance, scene, stranger, owner }
      await wait(LOOK_EVERY_MS)
    }
    throw new Error('The sample scene was not filmed in time.')
  } catch (error) {
    await instance.discard()
    throw error
  }
}
