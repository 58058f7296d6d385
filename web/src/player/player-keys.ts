import type { Intent } from './player-machine.ts'

export type KeyAction =
  | { type: 'intent'; intent: Intent }
  | { type: 'fullscreen' }
  | { type: 'mute' }
  | { type: 'captions' }
  | { type: 'leave_page' }
  | { type: 'help' }

export const KEY_HELP: readonly { keys: string; does: string }[] = [
  { keys: 'Space or K', does: 'Play or pause' },
  { keys: '← →', does: 'Back or on by 5 seconds' },
  { keys: 'J L', does: 'Back or on by 10 seconds' },
  { keys: 'P N', does: 'Previous or next segment' },
  { keys: 'Home End', does: 'To the beginning or the end' },
  { keys: 'M', does: 'Sound on or off' },
  { keys: 'C', does: 'Captions on or off' },
  { keys: 'R', does: 'Repeat this segment, or no longer' },
  { keys: 'I', does: 'Picture in picture' },
  { keys: 'F', does: 'Full screen' },
  { keys: '?', does: 'This list' },
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
