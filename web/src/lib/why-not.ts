import type { Scene } from '@skein/contract/scenes'
import { nameOf } from './person.ts'
import { writersWords } from '../messages/en/writers.ts'

/** Why this person cannot write what happens next, and what they can do; null when they can. */
export function whyNot({ author, viewer }: Pick<Scene, 'author' | 'viewer'>): string | null {
  const because = viewer.cannotContinueBecause
  if (because === null) return null
  if (because === 'owner_only' || because === 'invited_only')
    return writersWords[`because_${because}`]({ name: nameOf(author) })
  return writersWords[`because_${because}`]
}

/** Whether the scene is for others to write, whatever this person does. */
export const isForOthers = ({ viewer }: Pick<Scene, 'viewer'>): boolean =>
  viewer.cannotContinueBecause === 'owner_only' || viewer.cannotContinueBecause === 'invited_only'
