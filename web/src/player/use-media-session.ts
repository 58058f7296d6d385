import { useEffect } from 'react'
import type { Intent, PlayerState } from './player-machine.ts'
import { durationOf, segmentAt } from './source.ts'
import { playerWords } from '../messages/en/player.ts'

/** Seconds a media key moves by where it does not say. */
const STEP = 10

/**
 * Tells the system what plays and obeys its media keys, the lock screen and headphones (W3C Media Session). Previous and
 * next are segments.
 */
export function useMediaSession(
  state: PlayerState,
  title: string,
  posterUrl: string | null,
  dispatch: (intent: Intent) => void,
): void {
  const segment = segmentAt(state.source, state.position)
  const { sequence, writer } = segment ?? { sequence: 0, writer: '' }
  const picture = segment?.posterUrl ?? posterUrl
  useEffect(() => {
    if (!('mediaSession' in navigator)) return
    navigator.mediaSession.metadata = new MediaMetadata({
      title: playerWords.mediaTitle({ n: sequence, title }),
      artist: writer,
      album: title,
      artwork: picture === null ? [] : [{ src: picture, sizes: '1280x720', type: 'image/jpeg' }],
    })
  }, [sequence, writer, title, picture])

  useEffect(() => {
    if (!('mediaSession' in navigator)) return undefined
    const session = navigator.mediaSession
    const actions: readonly [MediaSessionAction, MediaSessionActionHandler][] = [
      ['play', () => dispatch({ type: 'play' })],
      ['pause', () => dispatch({ type: 'pause' })],
      ['previoustrack', () => dispatch({ type: 'step_segment', by: -1 })],
      ['nexttrack', () => dispatch({ type: 'step_segment', by: 1 })],
      ['seekbackward', ({ seekOffset }) => dispatch({ type: 'step', by: -(seekOffset ?? STEP) })],
      ['seekforward', ({ seekOffset }) => dispatch({ type: 'step', by: seekOffset ?? STEP })],
      ['seekto', ({ seekTime }) => typeof seekTime === 'number' && dispatch({ type: 'seek', to: seekTime })],
    ]
    const set = (name: MediaSessionAction, handler: MediaSessionActionHandler | null): void => {
      try {
        session.setActionHandler(name, handler)
      } catch {
        // An older browser that does not know this key.
      }
    }
    for (const [name, handler] of actions) set(name, handler)
    return () => {
      for (const [name] of actions) set(name, null)
      session.metadata = null
      session.playbackState = 'none'
    }
  }, [dispatch])

  const isPlaying = state.status === 'playing' || state.status === 'waiting'
  const duration = durationOf(state.source)
  const position = Math.min(Math.floor(state.position), duration)
  useEffect(() => {
    if (!('mediaSession' in navigator)) return
    navigator.mediaSession.playbackState = isPlaying ? 'playing' : 'paused'
    navigator.mediaSession.setPositionState?.({ duration, position })
  }, [isPlaying, duration, position])
}
