import type { SceneId } from '@skein/contract/ids'
import { deviceStore } from '../../lib/device-store.ts'
import { randomKey } from '../../lib/random-key.ts'

const keyName = (sceneId: SceneId): string => `skein.submission.${sceneId}`

interface Request {
  readonly text: string
  readonly expectedSegmentCount: number
  readonly language?: string
  readonly contentNotes?: readonly string[]
}

/**
 * The idempotency key for submitting this very request. Asking again for the same request, even after a reload, gives
 * the same key: an answer that got lost is then repeated instead of the segment being published twice.
 */
export function submissionKey(sceneId: SceneId, request: Request): string {
  const { expectedSegmentCount, text, language, contentNotes } = request
  const fingerprint = JSON.stringify([expectedSegmentCount, text, language, contentNotes])
  try {
    const kept: unknown = JSON.parse(deviceStore.read(keyName(sceneId)) ?? 'null')
    if (Array.isArray(kept) && kept[0] === fingerprint && typeof kept[1] === 'string') return kept[1]
  } catch {
    // What was kept is unreadable: a fresh key replaces it.
  }
  const key = randomKey()
  deviceStore.write(keyName(sceneId), JSON.stringify([fingerprint, key]))
  return key
}

/** The request was answered for good. */
export const forgetSubmission = (sceneId: SceneId): void => deviceStore.remove(keyName(sceneId))
