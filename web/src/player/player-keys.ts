import type { Intent } from './player-machine.ts'
import { playerWords } from '../messages/en/player.ts'

export type KeyAction =
  | { type: 'intent'; intent: Intent }
  | { type: 'fullscreen' }
  | { type: 'mute' }
  | { type: 'captions' }
  | { type: 'leave_page' }
  | { type: 'help' }

/** What the keys do, for a list of them. */
export const keyHelp = (): readonly { keys: string; does: string }[] => [
  { keys: playerWords.keysSpace, does: playerWords.playOrPause },
  { keys: '← →', does: playerWords.stepFive },
  { keys: 'J L', does: playerWords.stepTen },
  { keys: 'P N', does: playerWords.stepSegment },
  { keys: playerWords.keysHomeEnd, does: playerWords.toEnds },
  { keys: 'M', does: playerWords.soundOnOff },
  { keys: 'C', does: playerWords.captionsOnOff },
  { keys: 'R', does: playerWords.repeatOnOff },
  { keys: 'I', does: playerWords.pictureInPicture },
  { keys: 'F', does: playerWords.fullScreen },
  { keys: '?', does: playerWords.thisList },
]

const stepBy = (by: number): KeyAction => ({ type: 'intent', intent: { type: 'step', by } })
const TOGGLE: KeyAction = { type: 'intent', intent: { type: 'toggle' } }

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ' ': TOGGLE,
  k: TOGGLE,
  arrowleft: stepBy(-5),
  arrowright: stepBy(5),
  j: stepBy(-10),
  l: stepBy(10),
  p: { type: 'intent', intent: { type: 'step_segment', by: -1 } },
  n: { type: 'intent', intent: { type: 'step_segment', by: 1 } },
  home: { type: 'intent', intent: { type: 'seek', to: 0 } },
  end: { type: 'intent', intent: { type: 'seek', to: Number.MAX_SAFE_INTEGER } },
  m: { type: 'mute' },
  c: { type: 'captions' },
  r: { type: 'intent', intent: { type: 'toggle_loop' } },
  i: { type: 'leave_page' },
  f: { type: 'fullscreen' },
  '?': { type: 'help' },
}

/**
 * What a key pressed inside the player does, or null when it belongs to somebody else: to the browser (with a modifier),
 * to a button under the focus (space), to the seek bar or a menu (arrows), to a panel that is open.
 */
export function keyAction(event: KeyboardEvent): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const target = event.target instanceof HTMLElement ? event.target.tagName : ''
  // A panel over the picture has controls of its own.
  if (event.target instanceof HTMLElement && event.target.closest('[role=dialog]') !== null) return null
  if (target === 'SELECT' || target === 'TEXTAREA') return null
  if (event.key === ' ' && (target === 'BUTTON' || target === 'A')) return null
  if (target === 'INPUT' && /^(Arrow|Home|End)/.test(event.key)) return null
  return ACTIONS[event.key.toLowerCase()] ?? null
}
