import { RotateCcw, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { Controls } from './controls.tsx'
import { CaptionLine } from './caption-line.tsx'
import { toggleFullscreen } from './fullscreen.ts'
import { canLeavePage, togglePictureInPicture } from './picture-in-picture.ts'
import { keyAction, keyHelp } from './player-keys.ts'
import { HeldBack } from './held-back.tsx'
import { heldSegment } from './held-segment.ts'
import type { FailureCode } from './player-machine.ts'
import { applySettings, keepPlayerSettings, type PlayerSettings, readPlayerSettings } from './player-settings.ts'
import type { Playhead } from './playhead.ts'
import { type PlayerLinks, SettingsPanel } from './settings-panel.tsx'
import { durationOf, type PlayerSource, segmentAt } from './source.ts'
import { useIdle } from './use-idle.ts'
import { useMediaSession } from './use-media-session.ts'
import { usePlayer } from './use-player.ts'
import { playerWords } from '../messages/en/player.ts'

const failureWords = (code: FailureCode): { title: string; cure: string } =>
  code === 'network_lost'
    ? { title: playerWords.networkLost, cure: playerWords.networkLostCure }
    : { title: playerWords.unplayable, cure: playerWords.unplayableCure }

/** A moment of the scene: a segment, the whole seconds into it, and the newest segment of what is playing. */
export interface PlayerPlace {
  sequence: number
  seconds: number
  newestSequence: number
}

interface PlayerProps {
  /** The newest source; a longer one than the one playing waits for its moment. */
  source: PlayerSource
  title: string
  posterUrl: string | null
  startAt: number
  /** A wish from outside to go somewhere; a new object is a new wish. */
  jump: { to: number } | null
  onSegment: (sequence: number) => void
  /** Moved along with what is shown. */
  playhead: Playhead
  links: PlayerLinks
  /** Turns watching it being written on or off; null where nothing more will be written. */
  onFollowWriting: (() => void) | null
  /** Where the viewer is, at every move of the playhead. */
  onPlace: (place: PlayerPlace, isPlaying: boolean) => void
  /** Says that what plays may not be the scene any more. */
  onStale: () => void
  /** What stands at the open end of the scene. */
  atEnd: (watchAgain: () => void) => ReactNode
  /** What is said while a scene that is watched being written has no more to show. */
  atEdge: ReactNode
}

/** Seconds before the end of a growing list at which there is nothing left but to wait. */
const EDGE_SLACK = 0.6

/** The player over the whole scene. */
export function Player(props: PlayerProps) {
  const { source, title, posterUrl, startAt, jump, onSegment, playhead, links, onFollowWriting, onStale } = props
  const { onPlace, atEnd, atEdge } = props
  const { state, dispatch, videoRef } = usePlayer(source, startAt, onStale)
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const [settings, setSettings] = useState(readPlayerSettings)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [dismissed, setDismissed] = useState(0)
  const idle = useIdle()
  const isPlaying = state.status === 'playing'
  const segment = segmentAt(state.source, state.position)
  const sequence = segment?.sequence ?? 1
  const seconds = segment === undefined ? 0 : Math.floor(state.position - segment.startsAt)
  const newestSequence = state.source.segments.at(-1)?.sequence ?? 1

  const change = (next: PlayerSettings): void => {
    setSettings(next)
    keepPlayerSettings(next)
  }
  const openHelp = (): void => {
    // A dialog lives outside the frame and would not be seen over it.
    if (document.fullscreenElement !== null) void document.exitFullscreen()
    setHelpOpen(true)
  }

  useEffect(() => {
    const video = videoRef.current
    if (video === null) return undefined
    const apply = (): void => applySettings(video, settings)
    apply()
    // Captions come with the playlist, later than the settings.
    video.textTracks.addEventListener('addtrack', apply)
    return () => video.textTracks.removeEventListener('addtrack', apply)
  }, [settings, videoRef, state.source])
  useEffect(() => onSegment(sequence), [onSegment, sequence])
  useEffect(() => playhead.move(state.position), [playhead, state.position])
  useMediaSession(state, title, posterUrl, dispatch)
  // One that was there already is where this player began.
  const [firstJump] = useState(jump)
  const isMoving = isPlaying || state.status === 'loading' || state.status === 'waiting'
  useEffect(
    () => onPlace({ sequence, seconds, newestSequence }, isMoving),
    [onPlace, sequence, seconds, newestSequence, isMoving],
  )
  useEffect(() => {
    if (jump !== null && jump !== firstJump) dispatch({ type: 'seek', to: jump.to, andPlay: true })
  }, [jump, firstJump, dispatch])
  // Keys work while the player has the focus, so that they never surprise somebody who types elsewhere.
  useEffect(() => frame?.focus({ preventScroll: true }), [frame])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = keyAction(event)
      if (action === null) return
      event.preventDefault()
      if (action.type === 'intent') dispatch(action.intent)
      else if (action.type === 'fullscreen') toggleFullscreen(frame, videoRef.current)
      else if (action.type === 'leave_page') void togglePictureInPicture(videoRef.current)
      else if (action.type === 'help') openHelp()
      else
        setSettings((old) => {
          const next =
            action.type === 'mute' ? { ...old, isMuted: !old.isMuted } : { ...old, hasCaptions: !old.hasCaptions }
          keepPlayerSettings(next)
          return next
        })
    }
    frame?.addEventListener('keydown', onKey)
    return () => frame?.removeEventListener('keydown', onKey)
  })

  const newerCount = state.newer === null ? 0 : state.newer.segments.length - state.source.segments.length
  const failure = state.failure === null ? null : failureWords(state.failure)
  const held = heldSegment(state)
  const isAtEdge =
    state.source.isGrowing && state.status === 'waiting' && state.position >= durationOf(state.source) - EDGE_SLACK
  return (
    <section
      ref={setFrame}
      aria-label={playerWords.label({ title })}
      tabIndex={-1}
      data-idle={idle.isIdle && isPlaying}
      onPointerMove={idle.wake}
      onPointerDown={idle.wake}
      className="stage group/player @container relative aspect-video w-full overflow-hidden rounded-sm bg-black text-white data-[idle=true]:cursor-none [&:fullscreen]:rounded-none"
    >
      {/* The track comes with the playlist; the rule sees only that it is not here. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={videoRef}
        playsInline
        poster={posterUrl ?? undefined}
        onClick={() => dispatch({ type: 'toggle' })}
        className="size-full"
      />

      {isAtEdge && <div className="absolute inset-x-0 top-0 p-3 pe-16 sm:p-5">{atEdge}</div>}
      {(state.status === 'loading' || (state.status === 'waiting' && !isAtEdge)) && (
        <p role="status" className="pointer-events-none absolute inset-0 grid place-items-center">
          <span className="rounded-md bg-black/60 px-3 py-1.5 text-sm">{playerWords.loading}</span>
        </p>
      )}
      {state.isBlocked && (
        <p role="status" className="pointer-events-none absolute inset-x-0 top-4 text-center text-sm">
          <span className="rounded-md bg-black/70 px-3 py-1.5">{playerWords.pressPlay}</span>
        </p>
      )}
      {held !== null && <HeldBack segment={held} source={state.source} dispatch={dispatch} />}
      {state.status === 'ended' && (
        <div className="absolute inset-0 grid place-items-center overflow-y-auto bg-black/95 px-4 pt-2 pb-20 scroll-pb-20 sm:pb-24 sm:scroll-pb-24">
          {atEnd(() => dispatch({ type: 'play' }))}
        </div>
      )}
      {settings.hasCaptions && state.source.hasCaptions && state.status !== 'ended' && held === null && (
        <CaptionLine videoRef={videoRef} look={settings.captions} />
      )}
      <Controls
        state={state}
        settings={settings}
        dispatch={dispatch}
        onChange={change}
        onFullscreen={() => toggleFullscreen(frame, videoRef.current)}
        onLeavePage={canLeavePage() ? () => void togglePictureInPicture(videoRef.current) : null}
        onHelp={openHelp}
        isOverWords={held !== null || state.status === 'ended'}
        panel={
          <SettingsPanel
            state={state}
            settings={settings}
            links={links}
            dispatch={dispatch}
            onChange={change}
            onFollowWriting={onFollowWriting}
            frame={frame}
          />
        }
      />
      <div aria-live="polite" className="absolute inset-x-0 top-0 flex justify-end p-3">
        {newerCount > 0 && dismissed < newerCount && (
          <div className="flex items-center gap-1 rounded-md bg-white py-1 pe-1 ps-3.5 text-ui text-black shadow-lift">
            <span>{playerWords.newSegments({ n: newerCount })}</span>
            <button
              type="button"
              onClick={() => dispatch({ type: 'show_newer' })}
              className="min-h-9 rounded-sm px-2 font-semibold underline underline-offset-3"
            >
              {playerWords.watchNow}
            </button>
            <button
              type="button"
              aria-label={playerWords.notNow}
              title={playerWords.notNow}
              onClick={() => setDismissed(newerCount)}
              className="grid size-9 place-items-center rounded-sm hover:bg-black/10"
            >
              <X size={16} aria-hidden="true" />
            </button>
          </div>
        )}
      </div>
      {failure !== null && (
        <div role="alert" className="absolute inset-0 grid place-items-center bg-black/85 p-6 text-center">
          <div className="flex max-w-sm flex-col items-center gap-2">
            <p className="headline">{failure.title}</p>
            <p className="text-white/80">{failure.cure}</p>
            <button
              type="button"
              onClick={() => dispatch({ type: 'try_again' })}
              className="mt-2 inline-flex min-h-10 items-center gap-2 rounded-md bg-white px-4 font-semibold text-black"
            >
              <RotateCcw size={16} aria-hidden="true" /> {playerWords.tryAgain}
            </button>
            <p className="mt-1 text-xs text-white/70">{playerWords.code({ code: state.failure ?? '' })}</p>
          </div>
        </div>
      )}
      <Dialog title={playerWords.keysTitle} isOpen={isHelpOpen} onOpenChange={setHelpOpen}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2.5 text-ui">
          {keyHelp().map((line) => (
            <div key={line.keys} className="contents">
              <dt className="num font-semibold">{line.keys}</dt>
              <dd className="text-soft">{line.does}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-5 text-sm text-faint">{playerWords.keysNote}</p>
      </Dialog>
    </section>
  )
}
