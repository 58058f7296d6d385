import type { SceneId, SegmentId } from '@skein/contract/ids'
import { deviceStore } from '../../lib/device-store.ts'
import { isSegmentId } from '../../lib/ids.ts'
import type { KeptPlace } from './resume.rules.ts'

const KEY = 'skein.places'
const SCENES_MAX = 50

interface OnDevice {
  readonly segmentId: SegmentId
  readonly seconds: number
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function readAll(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(deviceStore.read(KEY) ?? '{}')
    return isRecord(kept) ? kept : {}
  } catch {
    return {}
  }
}

/** Where somebody without an account stopped, on this device alone. */
export const devicePlaces = {
  read(sceneId: SceneId): KeptPlace | null {
    const place = readAll()[sceneId]
    if (!isRecord(place)) return null
    const { segmentId, seconds } = place
    if (typeof segmentId !== 'string' || !isSegmentId(segmentId) || typeof seconds !== 'number') return null
    return { segmentId, seconds: Math.max(0, seconds), at: 0, newSegments: 0 }
  },
  write(sceneId: SceneId, place: OnDevice): void {
    const { [sceneId]: _, ...others } = readAll()
    const entries = [...Object.entries(others), [sceneId, place] as const].slice(-SCENES_MAX)
    deviceStore.write(KEY, JSON.stringify(Object.fromEntries(entries)))
  },
  remove(sceneId: SceneId): void {
    const { [sceneId]: _, ...others } = readAll()
    deviceStore.write(KEY, JSON.stringify(others))
  },
  clear: (): void => deviceStore.remove(KEY),
}
