import type { Scene } from '@skein/contract/scenes'
import { plainOf } from '../messages/translation.ts'

/**
 * Why a scene takes no text from this person; null when they may write. English is the server's own sentence; in other
 * languages it is told from what the page knows of the scene, and a reason it does not know stays the server's.
 */
export function refusalOf(
  scene: Pick<Scene, 'status' | 'segmentCount' | 'viewer'>,
  isStranger: boolean,
): string | null {
  const { canContinue, cannotContinueReason: reason } = scene.viewer
  if (canContinue || reason === null) return null
  if (scene.status === 'locked') return plainOf('problems', 'refusal_finished', reason)
  if (scene.status !== 'active') return plainOf('problems', 'refusal_taken_down', reason)
  if (isStranger) return plainOf('problems', 'refusal_sign_in', reason)
  return scene.segmentCount === 0 ? plainOf('problems', 'refusal_opening', reason) : reason
}
