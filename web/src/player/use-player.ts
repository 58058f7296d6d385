import { useCallback, useEffect, useRef, useState } from 'react'
import type { EngineKind, MakeEngine, PlayerEngine } from './engine.ts'
import { canPlayHls, hlsEngine } from './hls-engine.ts'
import { mp4Engine } from './mp4-engine.ts'
import { canPlayNatively, nativeEngine } from './native-engine.ts'
import { type Command, type PlayerEvent, type PlayerState, start, startState, step } from './player-machine.ts'
import type { PlayerSource } from './source.ts'

const ENGINES: Record<EngineKind, MakeEngine> = { hls: hlsEngine, native: nativeEngine, mp4: mp4Engine }

function enginesFor(video: HTMLVideoElement): EngineKind[] {
  const kinds: EngineKind[] = ['mp4']
  if (canPlayNatively(video)) kinds.unshift('native')
  if (canPlayHls()) kinds.unshift('hls')
  return kinds
}

/**
 * Joins the pure machine with a video element. The engine lives as long as the source it was loaded with, and the
 * machine's state is what the controls draw.
 *
 * @param onStale what plays may not be the scene any more: read it again.
 */
export function usePlayer(source: PlayerSource, startAt: number, onStale: () => void) {
  const videoRef = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<PlayerState>(() => startState(source, ['mp4'], startAt))
  const staleRef = useRef(onStale)
  useEffect(() => {
    staleRef.current = onStale
  }, [onStale])
  const dispatchRef = useRef<(event: PlayerEvent) => void>(() => undefined)

  useEffect(() => {
    const video = videoRef.current
    if (video === null) return undefined
    let machine = startState(source, enginesFor(video), startAt)
    let engine: PlayerEngine | null = null
    let timer: ReturnType<typeof setTimeout> | undefined

    const run = (command: Command): void => {
      switch (command.type) {
        case 'load': {
          engine?.destroy()
          // Events of a destroyed engine must not reach the machine of its successor.
          const mine = ENGINES[command.engine](video, (event) => {
            if (engine === mine) dispatch(event)
          })
          engine = mine
          mine.load(command.source, command.startAt)
          if (command.andPlay) mine.play()
          break
        }
        case 'play':
          engine?.play()
          break
        case 'pause':
          engine?.pause()
          break
        case 'seek':
          engine?.seek(command.to)
          break
        case 'refresh':
          staleRef.current()
          break
        case 'recover':
          clearTimeout(timer)
          timer = setTimeout(() => engine?.recover(command.cause), command.afterMs)
      }
    }
    const apply = ({ state: next, commands }: ReturnType<typeof step>): void => {
      machine = next
      setState(next)
      for (const command of commands) run(command)
    }
    const dispatch = (event: PlayerEvent): void => apply(step(machine, event))
    dispatchRef.current = dispatch
    apply(start(machine))
    return () => {
      dispatchRef.current = () => undefined
      clearTimeout(timer)
      engine?.destroy()
      engine = null
    }
    // The first source starts the player; longer ones arrive as events and never restart it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const dispatch = useCallback((event: PlayerEvent) => dispatchRef.current(event), [])
  useEffect(() => dispatch({ type: 'arrived', source }), [dispatch, source])
  return { state, dispatch, videoRef }
}
