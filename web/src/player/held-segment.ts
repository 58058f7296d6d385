import type { Command, PlayerState, Step } from './player-machine.ts'
import { type PlayerSegment, segmentAt } from './source.ts'

/**
 * Seconds before a segment that must not play unasked at which playing stops: a browser tells the time four times a
 * second, and not a picture of it shall be seen.
 */
const HOLD_SLACK = 0.35

/** The segment that waits for the viewer's word before anything of it is shown; null when none does. */
export function heldSegment({ source, position, agreed, status }: PlayerState): PlayerSegment | null {
  if (status === 'failed' || status === 'ended') return null
  const asks = (segment: PlayerSegment | undefined): segment is PlayerSegment =>
    segment !== undefined && (segment.stopsFor ?? []).length > 0 && !agreed.includes(segment.sequence)
  const here = segmentAt(source, position)
  if (asks(here)) return here
  const next = segmentAt(source, position + HOLD_SLACK)
  return asks(next) ? next : null
}

/** Nothing plays while a segment is held: what would play is paused, what would be loaded to play is only loaded. */
export function hold({ state, commands }: Step): Step {
  if (heldSegment(state) === null) return { state, commands }
  const isPlaying = state.status === 'playing' || state.status === 'waiting'
  const held = commands.flatMap((command): Command[] => {
    if (command.type === 'play') return []
    return [command.type === 'load' ? { ...command, andPlay: false } : command]
  })
  const isPaused = held.some(({ type }) => type === 'pause')
  return { state, commands: isPlaying && !isPaused ? [...held, { type: 'pause' }] : held }
}
