import {
  Captions,
  CaptionsOff,
  CircleHelp,
  Maximize,
  Pause,
  Play,
  SkipBack,
  SkipForward,
  Volume2,
  VolumeX,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { clock } from '../lib/durations.ts'
import type { Intent, PlayerState } from './player-machine.ts'
import { type PlayerSettings, RATES } from './player-settings.ts'
import { SeekBar } from './seek-bar.tsx'
import { durationOf } from './source.ts'

interface ControlsProps {
  state: PlayerState
  settings: PlayerSettings
  dispatch: (intent: Intent) => void
  onChange: (settings: PlayerSettings) => void
  onFullscreen: () => void
  onHelp: () => void
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
export function Controls({ state, settings, dispatch, onChange, onFullscreen, onHelp }: ControlsProps) {
  const isPlaying = state.status === 'playing' || state.status === 'waiting'
  return (
    <div className="absolute inset-x-0 bottom-0 bg-gradient-to-t from-black/85 via-black/50 to-transparent px-3 pt-12 pb-1.5 transition-opacity duration-[var(--motion-calm)] group-data-[idle=true]/player:opacity-0 focus-within:!opacity-100 sm:px-4">
      <SeekBar
        source={state.source}
        position={state.position}
        bufferedTo={state.bufferedTo}
        onSeek={(to) => dispatch({ type: 'seek', to })}
      />
      <div className="flex items-center gap-0.5">
        <Control label={isPlaying ? 'Pause' : 'Play'} onClick={() => dispatch({ type: 'toggle' })}>
          {isPlaying ? <Pause size={22} aria-hidden="true" /> : <Play size={22} aria-hidden="true" />}
        </Control>
        <Control
          label="Previous segment"
          onClick={() => dispatch({ type: 'step_segment', by: -1 })}
          className="hidden xs:grid"
        >
          <SkipBack size={18} aria-hidden="true" />
        </Control>
        <Control label="Next segment" onClick={() => dispatch({ type: 'step_segment', by: 1 })}>
          <SkipForward size={18} aria-hidden="true" />
        </Control>
        <Control
          label="Sound off"
          isPressed={settings.isMuted}
          onClick={() => onChange({ ...settings, isMuted: !settings.isMuted })}
        >
          {settings.isMuted ? <VolumeX size={19} aria-hidden="true" /> : <Volume2 size={19} aria-hidden="true" />}
        </Control>
        <span className="num ml-1.5 text-[0.8125rem] text-white/90">
          {clock(state.position)} <span className="text-white/70">/ {clock(durationOf(state.source))}</span>
        </span>
        <span className="flex-1" />
        {state.source.hasCaptions && (
          <Control
            label="Captions"
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
        <select
          aria-label="Speed"
          value={settings.rate}
          onChange={(event) => onChange({ ...settings, rate: Number(event.currentTarget.value) })}
          className="num hidden h-10 w-13 appearance-none rounded-md bg-transparent text-center text-sm text-white hover:bg-white/15 sm:block [&>option]:text-black"
        >
          {RATES.map((rate) => (
            <option key={rate} value={rate}>
              {rate}×
            </option>
          ))}
        </select>
        <Control label="Keyboard help" onClick={onHelp} className="hidden sm:grid">
          <CircleHelp size={19} aria-hidden="true" />
        </Control>
        <Control label="Full screen" onClick={onFullscreen}>
          <Maximize size={18} aria-hidden="true" />
        </Control>
      </div>
    </div>
  )
}
