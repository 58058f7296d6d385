import { Popover } from 'radix-ui'
import { Check, Link2, Radio, Repeat1, Settings2 } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { clock } from '../lib/durations.ts'
import { ChoiceRow } from '../ui/choice-row.tsx'
import {
  CAPTION_BACKGROUNDS,
  CAPTION_COLOURS,
  CAPTION_SIZES,
  type CaptionStyle,
  captionClass,
} from './caption-style.ts'
import type { Intent, PlayerState } from './player-machine.ts'
import { type PlayerSettings, RATES } from './player-settings.ts'
import { segmentAt } from './source.ts'
import { playerWords } from '../messages/en/player.ts'
import { direction } from '../messages/language.ts'

/** Addresses that open the scene where it is now. */
export interface PlayerLinks {
  second(at: number): string
  segment(sequence: number): string
}

interface SettingsPanelProps {
  state: PlayerState
  settings: PlayerSettings
  links: PlayerLinks
  dispatch: (intent: Intent) => void
  onChange: (settings: PlayerSettings) => void
  /** Turns watching it being written on or off; null where nothing more will be written. */
  onFollowWriting: (() => void) | null
  /** What goes full screen. */
  frame: HTMLElement | null
}

const rateChoices = () => RATES.map((rate) => ({ value: `${rate}`, label: playerWords.rate({ rate }) }))

const choicesOf = <Value extends keyof typeof playerWords & CaptionStyle[keyof CaptionStyle]>(
  values: readonly Value[],
) => values.map((value) => ({ value, label: playerWords[value] }))

/** What a viewer sets once, and what they take with them: captions, speed, repeating, links to this very place. */
export function SettingsPanel(props: SettingsPanelProps) {
  const { state, settings, links, dispatch, onChange, onFollowWriting, frame } = props
  const segment = segmentAt(state.source, state.position)
  const style = (change: Partial<CaptionStyle>): void =>
    onChange({ ...settings, hasCaptions: true, captions: { ...settings.captions, ...change } })
  const [isOpen, setOpen] = useState(false)
  const [home, setHome] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const close = (): void => setOpen(false)
    document.addEventListener('fullscreenchange', close)
    return () => document.removeEventListener('fullscreenchange', close)
  }, [])
  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(open) => {
        // In full screen nothing outside is seen; otherwise a small picture must not cut the panel off.
        setHome(document.fullscreenElement === null ? null : frame)
        setOpen(open)
      }}
    >
      <Popover.Trigger
        aria-label={playerWords.settings}
        title={playerWords.settings}
        className="grid size-10 shrink-0 place-items-center rounded-md text-white hover:bg-white/15 data-[state=open]:bg-white/15"
      >
        <Settings2 size={19} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal container={home}>
        <Popover.Content
          aria-label={playerWords.settings}
          side="top"
          // The button is on the right of the bar in every language.
          align={direction() === 'rtl' ? 'start' : 'end'}
          sideOffset={4}
          collisionPadding={8}
          className="stage z-50 flex max-h-(--radix-popover-content-available-height) w-[min(24rem,calc(100vw-2rem))] flex-col gap-4 overflow-y-auto overscroll-contain rounded-lg border border-line bg-sheet p-4 text-ui text-ink shadow-lift"
        >
          <div className="flex flex-col gap-1">
            <CopyLink url={() => links.second(Math.floor(state.position))}>
              {playerWords.copyAt({ time: clock(Math.floor(state.position)) })}
            </CopyLink>
            {segment !== undefined && (
              <CopyLink url={() => links.segment(segment.sequence)}>
                {playerWords.copySegment({ n: segment.sequence })}
              </CopyLink>
            )}
            <Switch
              isOn={state.looped !== null}
              icon={<Repeat1 size={17} aria-hidden="true" />}
              onToggle={() => dispatch({ type: 'toggle_loop' })}
            >
              {state.looped === null ? playerWords.repeatThis : playerWords.repeatSegment({ n: state.looped })}
            </Switch>
            {onFollowWriting !== null && (
              <Switch
                isOn={state.source.isGrowing}
                icon={<Radio size={17} aria-hidden="true" />}
                onToggle={onFollowWriting}
              >
                {playerWords.followWriting}
              </Switch>
            )}
          </div>
          <Group title={playerWords.speed}>
            <ChoiceRow
              label={playerWords.speed}
              value={`${settings.rate}`}
              choices={rateChoices()}
              onChoose={(rate) => onChange({ ...settings, rate: Number(rate) })}
            />
          </Group>
          {state.source.hasCaptions && (
            <>
              <Group title={playerWords.captions}>
                <p className="@container grid h-14 place-items-center overflow-hidden rounded-sm bg-[linear-gradient(100deg,#5d7180,#b9a37c)]">
                  <span className={`rounded-sm px-3 py-1 font-story leading-snug ${captionClass(settings.captions)}`}>
                    {playerWords.captionsLook}
                  </span>
                </p>
                <ChoiceRow
                  label={playerWords.captionSize}
                  value={settings.captions.size}
                  choices={choicesOf(CAPTION_SIZES)}
                  onChoose={(size) => style({ size })}
                />
              </Group>
              <Group title={playerWords.captionColour}>
                <ChoiceRow
                  label={playerWords.captionColour}
                  value={settings.captions.colour}
                  choices={choicesOf(CAPTION_COLOURS)}
                  onChoose={(colour) => style({ colour })}
                />
              </Group>
              <Group title={playerWords.captionBackground}>
                <ChoiceRow
                  label={playerWords.captionBackground}
                  value={settings.captions.background}
                  choices={choicesOf(CAPTION_BACKGROUNDS)}
                  onChoose={(background) => style({ background })}
                />
              </Group>
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <p aria-hidden="true" className="text-sm font-semibold text-soft">
        {title}
      </p>
      {children}
    </div>
  )
}

const ROW = 'flex min-h-9 w-full items-center gap-2.5 rounded-md px-2 text-start hover:bg-sunken'

function Switch({
  isOn,
  icon,
  onToggle,
  children,
}: {
  isOn: boolean
  icon: ReactNode
  onToggle: () => void
  children: ReactNode
}) {
  return (
    <button type="button" role="switch" aria-checked={isOn} onClick={onToggle} className={ROW}>
      {icon}
      <span className="flex-1">{children}</span>
      <span aria-hidden="true" className={`text-sm font-semibold ${isOn ? 'text-ink' : 'text-faint'}`}>
        {isOn ? playerWords.on : playerWords.off}
      </span>
    </button>
  )
}

/** Says in place whether it worked: what is outside the picture cannot be seen in full screen. */
function CopyLink({ url, children }: { url: () => string; children: ReactNode }) {
  const [outcome, setOutcome] = useState<'copied' | { address: string } | null>(null)
  const copy = async (): Promise<void> => {
    const address = url()
    try {
      await navigator.clipboard.writeText(address)
      setOutcome('copied')
    } catch {
      // Plain http addresses have no clipboard: it can still be taken by hand.
      setOutcome({ address })
    }
  }
  return (
    <>
      <button type="button" onClick={() => void copy()} className={ROW}>
        {outcome === 'copied' ? <Check size={17} aria-hidden="true" /> : <Link2 size={17} aria-hidden="true" />}
        <span className="num flex-1">{children}</span>
        <span role="status" className="text-sm font-semibold">
          {outcome === 'copied' ? playerWords.copied : ''}
        </span>
      </button>
      {outcome !== null && outcome !== 'copied' && (
        <input
          readOnly
          aria-label={playerWords.copyByHand}
          value={outcome.address}
          onFocus={(event) => event.target.select()}
          className="mx-2 min-h-9 rounded-sm border border-edge bg-sunken px-2 text-sm"
        />
      )}
    </>
  )
}
