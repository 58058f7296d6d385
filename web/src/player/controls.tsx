import {
  Captions,
  CaptionsOff,
  CircleHelp,
  Maximize,
  Pause,
  PictureInPicture2,
  Play,
  Repeat1,
  SkipBack,
  SkipForward,
  Volume2,
  VolumeX,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { clock } from '../lib/durations.ts'
import type { Intent, PlayerState } from './player-machine.ts'
import type { PlayerSettings } from './player-settings.ts'
import { SeekBar } from './seek-bar.tsx'
import { durationOf } from './source.ts'
import { cx } from '../ui/class-names.ts'
import { playerWords } from '../messages/en/player.ts'

interface ControlsProps {
  state: PlayerState
  settings: PlayerSettings
  dispatch: (intent: Intent) => void
  onChange: (settings: PlayerSettings) => void
  onFullscreen: () => void
  /** Null where the picture cannot leave the page. */
  onLeavePage: (() => void) | null
  onHelp: () => void
  /** The panel of everything else. */
  panel: ReactNode
  /** The picture is hidden beneath words that nothing may darken. */
  isOverWords: boolean
}

function Control({
  label,
  onClick,
  isPressed,
  children,
  className = '',
}: {
  label: string
  onClick: () => void
  isPressed?: boolean
  children: ReactNode
  className?: string
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      onClick={onClick}
      className={`grid size-10 shrink-0 place-items-center rounded-md text-white hover:bg-white/15 ${className}`}
    >
      {children}
    </button>
  )
}

/** The bar beneath the picture: the thread of segments and what can be done with it. */
export function Controls({
  state,
  settings,
  dispatch,
  onChange,
  onFullscreen,
  onLeavePage,
  onHelp,
  panel,
  isOverWords,
}: ControlsProps) {
  const isPlaying = state.status === 'playing' || state.status === 'waiting'
  return (
    // Time runs from left to right, as in every player, and so do the buttons that go along it.
    <div
      dir="ltr"
      className={cx(
        'pointer-events-none absolute inset-x-0 bottom-0 px-3 pb-1.5 transition-opacity duration-calm group-data-[idle=true]/player:opacity-0 focus-within:!opacity-100 sm:px-4 [&>*]:pointer-events-auto',
        // Dark enough that the words an animatic has in its picture do not run through the buttons.
        !isOverWords && 'bg-gradient-to-t from-black via-black/90 via-55% to-transparent pt-[max(3rem,8cqw)]',
      )}
    >
      <SeekBar
        source={state.source}
        position={state.position}
        bufferedTo={state.bufferedTo}
        onSeek={(to) => dispatch({ type: 'seek', to })}
      />
      <div className="flex items-center gap-0.5">
        <Control label={isPlaying ? playerWords.pause : playerWords.play} onClick={() => dispatch({ type: 'toggle' })}>
          {isPlaying ? <Pause size={22} aria-hidden="true" /> : <Play size={22} aria-hidden="true" />}
        </Control>
        <Control
          label={playerWords.previousSegment}
          onClick={() => dispatch({ type: 'step_segment', by: -1 })}
          className="hidden xs:grid"
        >
          <SkipBack size={18} aria-hidden="true" />
        </Control>
        <Control label={playerWords.nextSegment} onClick={() => dispatch({ type: 'step_segment', by: 1 })}>
          <SkipForward size={18} aria-hidden="true" />
        </Control>
        <Control
          label={playerWords.soundOff}
          isPressed={settings.isMuted}
          onClick={() => onChange({ ...settings, isMuted: !settings.isMuted })}
        >
          {settings.isMuted ? <VolumeX size={19} aria-hidden="true" /> : <Volume2 size={19} aria-hidden="true" />}
        </Control>
        <span className="num ms-1.5 text-fine whitespace-nowrap text-white/90">
          {clock(state.position)}{' '}
          <span className="hidden text-white/70 @md:inline">/ {clock(durationOf(state.source))}</span>
        </span>
        <span className="flex-1" />
        {state.source.hasCaptions && (
          <Control
            label={playerWords.captions}
            isPressed={settings.hasCaptions}
            onClick={() => onChange({ ...settings, hasCaptions: !settings.hasCaptions })}
          >
            {settings.hasCaptions ? (
              <Captions size={20} aria-hidden="true" />
            ) : (
              <CaptionsOff size={20} aria-hidden="true" />
            )}
          </Control>
        )}
        {state.looped !== null && (
          <Control
            label={playerWords.stopRepeating({ n: state.looped })}
            onClick={() => dispatch({ type: 'toggle_loop' })}
            className="hidden @sm:grid"
          >
            <Repeat1 size={19} aria-hidden="true" />
          </Control>
        )}
        {settings.rate !== 1 && (
          <span className="num px-1 text-sm text-white/90 max-sm:hidden">
            {playerWords.rate({ rate: settings.rate })}
          </span>
        )}
        {panel}
        <Control label={playerWords.keyboardHelp} onClick={onHelp} className="hidden @xl:grid">
          <CircleHelp size={19} aria-hidden="true" />
        </Control>
        {onLeavePage !== null && (
          <Control label={playerWords.pictureInPicture} onClick={onLeavePage} className="hidden @xl:grid">
            <PictureInPicture2 size={19} aria-hidden="true" />
          </Control>
        )}
        <Control label={playerWords.fullScreen} onClick={onFullscreen}>
          <Maximize size={18} aria-hidden="true" />
        </Control>
      </div>
    </div>
  )
}
