import type { EngineEvent, EngineKind } from './engine.ts'
import { heldSegment, hold } from './held-segment.ts'
import { durationOf, type PlayerSource, samePlace, segmentAt } from './source.ts'

/** Tries to go on in the same place before anything is skipped. */
const MEDIA_RECOVERIES_MAX = 2
/** Tries to reconnect: with the pauses below about 20 s, so that a tunnel or a restarting router is survived. */
export const NETWORK_RECOVERIES_MAX = 6
/** Segments in a row that may be skipped before the engine itself is doubted. */
const SKIPS_MAX = 2
/** Seconds of trouble-free playback after which earlier trouble is forgotten. */
const CALM_AFTER = 3

export type FailureCode = 'network_lost' | 'media_unplayable'

export interface PlayerState {
  status: 'loading' | 'paused' | 'playing' | 'waiting' | 'ended' | 'failed'
  source: PlayerSource
  /**
   * A later state of the scene that arrived meanwhile: longer, or of another revision. It waits until it is asked for, the
   * end is reached, or the one that plays can be had no longer.
   */
  newer: PlayerSource | null
  /** The engine in use and those left to try. */
  engines: readonly EngineKind[]
  /** Seconds from the scene's start. */
  position: number
  bufferedTo: number
  isBlocked: boolean
  trouble: { recoveries: number; skips: number; at: number }
  /** A file of the source that plays is gone; a later state of the scene is loaded as soon as it arrives. */
  isOutdated: boolean
  failure: FailureCode | null
  /** The sequence of the segment that plays again and again; null when none does. */
  looped: number | null
  /** The sequences of the segments that the viewer said shall play although they want to be asked about them. */
  agreed: readonly number[]
}

export type Intent =
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'toggle' }
  | { type: 'seek'; to: number; andPlay?: boolean }
  | { type: 'step'; by: number }
  | { type: 'step_segment'; by: 1 | -1 }
  | { type: 'toggle_loop' }
  | { type: 'play_anyway' }
  | { type: 'skip_held' }
  | { type: 'arrived'; source: PlayerSource }
  | { type: 'show_newer' }
  | { type: 'try_again' }

export type PlayerEvent = EngineEvent | Intent

export type Command =
  | { type: 'load'; engine: EngineKind; source: PlayerSource; startAt: number; andPlay: boolean }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'seek'; to: number }
  | { type: 'recover'; cause: 'network' | 'media'; afterMs: number }
  /** The scene should be read again: what plays may have been replaced. */
  | { type: 'refresh' }

export interface Step {
  state: PlayerState
  commands: readonly Command[]
}

const CALM = { recoveries: 0, skips: 0, at: 0 }
/** Seconds before the end that count as the end: a container's length is rarely a whole number. */
const END_SLACK = 0.05
/** Seconds before the end of a growing list that are still played, so that its last picture stays. */
const EDGE_PICTURE = 0.5
/** Seconds before a looped segment's end at which it begins again: a browser tells the time four times a second. */
const LOOP_SLACK = 0.2
/** Seconds into a segment after which "previous" means its own beginning. */
const RESTART_AFTER = 3

export function startState(source: PlayerSource, engines: readonly EngineKind[], startAt: number): PlayerState {
  const furthest = durationOf(source) - (source.isGrowing ? EDGE_PICTURE : 0)
  return {
    status: 'loading',
    source,
    newer: null,
    engines,
    position: Math.min(clamp(source, startAt), Math.max(0, furthest)),
    bufferedTo: 0,
    isBlocked: false,
    trouble: CALM,
    isOutdated: false,
    failure: null,
    looped: null,
    agreed: [],
  }
}

/** The first step: loads the source at its starting place. */
export function start(state: PlayerState): Step {
  return hold(load(state, state.source, state.position, true))
}

/** Answers what the player becomes and what its engine must do. Pure: the same events always give the same player. */
export function step(state: PlayerState, event: PlayerEvent): Step {
  return hold(answer(state, event))
}

function answer(state: PlayerState, event: PlayerEvent): Step {
  switch (event.type) {
    case 'ready':
      return stay(state.status === 'loading' ? { ...state, status: 'paused' } : state)
    case 'playing':
      return stay(state.status === 'failed' ? state : { ...state, status: 'playing', isBlocked: false })
    case 'paused':
      return stay(['playing', 'waiting', 'loading'].includes(state.status) ? { ...state, status: 'paused' } : state)
    case 'waiting':
      return stay(state.status === 'playing' ? { ...state, status: 'waiting' } : state)
    case 'blocked':
      return stay({ ...state, status: 'paused', isBlocked: true })
    case 'progressed':
      return loopBack(state, event.position) ?? stay(progressed(state, event.position, event.bufferedTo))
    case 'ended':
      return ended(state)
    case 'broke':
      return event.cause === 'network' ? networkBroke(state) : mediaBroke(state)
    case 'outdated':
      return outdated(state)
    case 'play':
      return play(state)
    case 'pause':
      return state.status === 'failed' ? stay(state) : { state, commands: [{ type: 'pause' }] }
    case 'toggle':
      return state.status === 'playing' || state.status === 'waiting'
        ? { state, commands: [{ type: 'pause' }] }
        : play(state)
    case 'seek':
      return seek(leaveLoop(state, event.to), event.to, event.andPlay ?? false)
    case 'step':
      return answer(state, { type: 'seek', to: state.position + event.by })
    case 'step_segment':
      return answer(state, { type: 'seek', to: neighbourStart(state, event.by) })
    case 'toggle_loop':
      return stay({
        ...state,
        looped: state.looped === null ? (segmentAt(state.source, state.position)?.sequence ?? null) : null,
      })
    case 'play_anyway': {
      const held = heldSegment(state)
      return held === null ? stay(state) : play({ ...state, agreed: [...state.agreed, held.sequence] })
    }
    case 'skip_held': {
      const held = heldSegment(state)
      return held === null ? stay(state) : seek(state, held.startsAt + held.duration, true)
    }
    case 'arrived':
      return arrived(state, event.source)
    case 'show_newer':
      return state.newer === null ? stay(state) : loadNewer(state, state.newer, durationOf(state.source))
    case 'try_again':
      return state.status === 'failed' ? load(state, state.source, state.position, true) : stay(state)
  }
}

const stay = (state: PlayerState): Step => ({ state, commands: [] })

function clamp(source: PlayerSource, position: number): number {
  return Number.isFinite(position) ? Math.min(Math.max(0, position), durationOf(source)) : 0
}

function load(state: PlayerState, source: PlayerSource, position: number, andPlay: boolean): Step {
  const [engine] = state.engines
  if (engine === undefined) return stay({ ...state, status: 'failed', failure: 'media_unplayable' })
  const startAt = clamp(source, position)
  const newer = state.newer === source ? null : state.newer
  return {
    state: {
      ...state,
      status: 'loading',
      source,
      newer,
      position: startAt,
      bufferedTo: startAt,
      failure: null,
      trouble: CALM,
      isOutdated: false,
    },
    commands: [{ type: 'load', engine, source, startAt, andPlay }],
  }
}

/** Goes on in a later state of the scene where the one that plays has this place. */
function loadNewer(state: PlayerState, newer: PlayerSource, position: number, andPlay = true): Step {
  return load(state, newer, samePlace(state.source, position, newer), andPlay)
}

function arrived(state: PlayerState, source: PlayerSource): Step {
  const isSame = source.revision === state.source.revision
  // The engine reads on by itself; only what is drawn of the list must grow with it. A file at a time cannot.
  if (isSame && growsAlong(state) && source.segments.length >= state.source.segments.length)
    return stay({ ...state, source })
  if (isSame && source.segments.length <= state.source.segments.length) return stay(state)
  const next = { ...state, newer: source }
  // Trouble with a revision that is no more is not cured by trying it again.
  const isInTrouble =
    state.isOutdated || state.status === 'failed' || (state.status === 'waiting' && state.trouble.recoveries > 0)
  // Whoever waits at the end of a growing scene waits for this.
  if (source.isGrowing && state.status === 'ended') return loadNewer(next, source, durationOf(state.source))
  return !isSame && isInTrouble ? loadNewer(next, source, state.position, state.status !== 'paused') : stay(next)
}

const growsAlong = ({ source, engines }: PlayerState): boolean => source.isGrowing && engines[0] !== 'mp4'

/** Back to the start of the segment that is looped, once its end is played; null when there is nothing to go back to. */
function loopBack(state: PlayerState, position: number): Step | null {
  const looped = state.source.segments.find(({ sequence }) => sequence === state.looped)
  const isUnderWay = state.status === 'playing' || state.status === 'waiting'
  if (looped === undefined || !isUnderWay || position < looped.startsAt + looped.duration - LOOP_SLACK) return null
  return seek(state, looped.startsAt, true)
}

/** Somebody who goes to another segment does not want this one again. */
function leaveLoop(state: PlayerState, to: number): PlayerState {
  if (state.looped === null || segmentAt(state.source, clamp(state.source, to))?.sequence === state.looped) return state
  return { ...state, looped: null }
}

function progressed(state: PlayerState, position: number, bufferedTo: number): PlayerState {
  if (state.status === 'failed' || state.status === 'ended') return state
  const at = clamp(state.source, position)
  const isCalm = at > state.trouble.at + CALM_AFTER
  return { ...state, position: at, bufferedTo: clamp(state.source, bufferedTo), trouble: isCalm ? CALM : state.trouble }
}

function ended(state: PlayerState): Step {
  if (state.status === 'failed') return stay(state)
  const { newer, source } = state
  const end = durationOf(source)
  const again = loopBack(state, end)
  if (again !== null) return again
  if (newer !== null && samePlace(source, end, newer) < durationOf(newer)) return loadNewer(state, newer, end)
  return stay({ ...state, status: 'ended', position: end })
}

function play(state: PlayerState): Step {
  if (state.status === 'failed') return answer(state, { type: 'try_again' })
  if (state.status === 'ended') return state.newer === null ? seek(state, 0, true) : load(state, state.newer, 0, true)
  return { state: { ...state, isBlocked: false }, commands: [{ type: 'play' }] }
}

function seek(state: PlayerState, to: number, andPlay: boolean): Step {
  // At the very end of a growing list there is no picture to wait with.
  const furthest = durationOf(state.source) - (growsAlong(state) ? EDGE_PICTURE : 0)
  const position = Math.min(clamp(state.source, to), Math.max(0, furthest))
  if (state.status === 'failed') return load({ ...state, position }, state.source, position, andPlay)
  // A paused video that is moved to its end does not say that it ended.
  if (position >= durationOf(state.source) - END_SLACK && !andPlay && !growsAlong(state)) {
    const end = ended(state)
    return end.commands.length > 0
      ? end
      : { state: end.state, commands: [{ type: 'pause' }, { type: 'seek', to: position }] }
  }
  const status = state.status === 'ended' ? 'paused' : state.status
  const seeking: Command = { type: 'seek', to: position }
  return {
    state: { ...state, status, position },
    commands: andPlay || state.status === 'ended' ? [seeking, { type: 'play' }] : [seeking],
  }
}

function neighbourStart(state: PlayerState, by: 1 | -1): number {
  const here = segmentAt(state.source, state.position)
  if (here === undefined) return 0
  if (by === -1 && state.position - here.startsAt > RESTART_AFTER) return here.startsAt
  const there = state.source.segments[state.source.segments.indexOf(here) + by]
  return there?.startsAt ?? (by === 1 ? durationOf(state.source) : 0)
}

/** Goes on in the revision that has taken the place of the one that plays, if it is known; null when it is not. */
function goOnInRevision(state: PlayerState): Step | null {
  if (state.newer === null || state.newer.revision === state.source.revision) return null
  return loadNewer(state, state.newer, state.position, state.status !== 'paused')
}

function outdated(state: PlayerState): Step {
  if (state.status === 'failed') return stay(state)
  const next = goOnInRevision(state)
  if (next !== null) return next
  return state.isOutdated ? stay(state) : { state: { ...state, isOutdated: true }, commands: [{ type: 'refresh' }] }
}

function networkBroke(state: PlayerState): Step {
  if (state.status === 'failed') return stay(state)
  const next = goOnInRevision(state)
  if (next !== null) return next
  const { recoveries } = state.trouble
  if (recoveries >= NETWORK_RECOVERIES_MAX) return stay({ ...state, status: 'failed', failure: 'network_lost' })
  return {
    state: {
      ...state,
      status: 'waiting',
      trouble: { ...state.trouble, recoveries: recoveries + 1, at: state.position },
    },
    commands: [
      { type: 'recover', cause: 'network', afterMs: Math.min(500 * 2 ** recoveries, 5000) },
      ...(recoveries === 0 ? [{ type: 'refresh' } as const] : []),
    ],
  }
}

/** The ladder: recover in place, skip the segment, another engine, a message. */
function mediaBroke(state: PlayerState): Step {
  if (state.status === 'failed') return stay(state)
  const { recoveries, skips } = state.trouble
  if (recoveries < MEDIA_RECOVERIES_MAX) {
    return {
      state: { ...state, status: 'waiting', trouble: { recoveries: recoveries + 1, skips, at: state.position } },
      commands: [{ type: 'recover', cause: 'media', afterMs: 0 }],
    }
  }
  const here = segmentAt(state.source, state.position)
  const next = here === undefined ? undefined : state.source.segments[state.source.segments.indexOf(here) + 1]
  if (next !== undefined && skips < SKIPS_MAX) {
    return {
      state: { ...state, position: next.startsAt, trouble: { recoveries: 0, skips: skips + 1, at: next.startsAt } },
      commands: [
        { type: 'recover', cause: 'media', afterMs: 0 },
        { type: 'seek', to: next.startsAt },
      ],
    }
  }
  const engines = state.engines.slice(1)
  if (engines.length === 0) return stay({ ...state, status: 'failed', failure: 'media_unplayable' })
  return load({ ...state, engines }, state.source, state.position, true)
}
