import type { PlayerSource } from './source.ts'

export type EngineKind = 'hls' | 'native' | 'mp4'

/** What an engine reports; positions are seconds from the scene's start. */
export type EngineEvent =
  | { type: 'ready' }
  | { type: 'playing' }
  | { type: 'paused' }
  | { type: 'waiting' }
  | { type: 'progressed'; position: number; bufferedTo: number }
  | { type: 'ended' }
  | { type: 'broke'; cause: 'network' | 'media' }
  /** A file ahead is no longer there: the scene has another revision. What is buffered plays on. */
  | { type: 'outdated' }
  /** The browser wants a gesture before it plays with sound. */
  | { type: 'blocked' }

/** The port of the player: one engine per source and component life, destroyed once. */
export interface PlayerEngine {
  load(source: PlayerSource, startAt: number): void
  play(): void
  pause(): void
  seek(position: number): void
  /** Tries to go on after `broke` without losing the place. */
  recover(cause: 'network' | 'media'): void
  destroy(): void
}

export type Emit = (event: EngineEvent) => void
export type MakeEngine = (video: HTMLVideoElement, emit: Emit) => PlayerEngine
