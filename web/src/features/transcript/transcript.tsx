import type { SceneId } from '@skein/contract/ids'
import type { SegmentSummary } from '@skein/contract/scenes'
import { ArrowDownToLine, Volume1 } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import type { Playhead } from '../../player/playhead.ts'
import { ProblemNote } from '../../ui/note.tsx'
import { FindBar } from './find-bar.tsx'
import { SegmentLines } from './segment-lines.tsx'
import { blockOf } from './transcript.queries.ts'
import { findLines, keyOfLine, type Line, lineAt } from './transcript.rules.ts'
import { useFollowing } from './use-following.ts'
import { useTranscript } from './use-transcript.ts'
import { transcriptWords } from '../../messages/en/transcript.ts'

interface TranscriptProps {
  sceneId: SceneId
  segments: readonly SegmentSummary[]
  playhead: Playhead
  /** Seconds from the scene's start where it will begin; until it plays, this is "now". */
  startAt: number
  onSeek: (to: number) => void
}

/**
 * Everything that is told, word for word, beside the picture: it follows what plays and goes where it is pointed. Arrow
 * keys move from line to line, Enter plays from there.
 */
export function Transcript({ sceneId, segments, playhead, startAt, onSeek }: TranscriptProps) {
  const listRef = useRef<HTMLDivElement>(null)
  const sequenceNow = useSyncExternalStore(playhead.listen, () => sequenceAt(segments, playhead.read() ?? startAt))
  const [visited, setVisited] = useState<number | null>(null)
  const [asked, setAsked] = useState('')
  const [place, setPlace] = useState(0)
  const [announced, setAnnounced] = useState('')
  const transcript = useTranscript(sceneId, segments, visited ?? blockOf(sequenceNow), asked.trim() !== '')
  const { shown, known } = transcript
  // A string, so that this is drawn again when the line changes and not at every tick.
  const nowKey = useSyncExternalStore(playhead.listen, () => keyOf(lineAt(known, playhead.read() ?? startAt)))
  const found = useMemo(() => findLines(known, asked), [known, asked])
  const hit = found[Math.min(place, found.length - 1)]
  const { isFollowing, setFollowing, show } = useFollowing(listRef, nowKey)

  // Whoever looks around stays where they look while the scene plays on.
  if (!isFollowing && visited === null) setVisited(blockOf(sequenceNow))

  const goTo = (line: Line): void => {
    setFollowing(false)
    setVisited(blockOf(line.sequence))
    // It may only now come into the page.
    requestAnimationFrame(() => show(keyOfLine(line)))
  }
  const step = (by: 1 | -1): void => {
    if (found.length === 0) return
    const next = (place + by + found.length) % found.length
    setPlace(next)
    const line = found[next]
    if (line !== undefined) goTo(line)
  }
  const backToNow = (): void => {
    setVisited(null)
    setFollowing(true)
  }
  const onClick = ({ target }: MouseEvent): void => {
    const line = target instanceof Element ? target.closest('[data-line]') : null
    // Words that were selected are to be read or copied, not to be played.
    if (!(line instanceof HTMLElement) || getSelection()?.isCollapsed === false) return
    onSeek(Number(line.dataset['at']))
    backToNow()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || !(event.target instanceof HTMLElement)) return
    const lines = [...(listRef.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const next = lines[lines.indexOf(event.target) + by]
    if (next === undefined) return
    event.preventDefault()
    setFollowing(false)
    next.focus()
  }
  const turnTo = (by: 1 | -1): void => {
    setFollowing(false)
    setVisited((visited ?? blockOf(sequenceNow)) + by)
  }

  if (transcript.error !== null && known.length === 0) return <ProblemNote problem={asProblem(transcript.error)} />
  const reachableKey = shown.some(({ sequence }) => nowKey?.startsWith(`${sequence}.`) === true)
    ? nowKey
    : keyOf(shown[0]?.lines[0] ?? null)
  return (
    <div>
      <div className="sticky top-0 z-10 flex items-center gap-1 bg-paper py-2.5">
        <FindBar
          asked={asked}
          onAsk={(words) => {
            setAsked(words)
            setPlace(0)
          }}
          place={Math.min(place, found.length - 1) + 1}
          amount={found.length}
          isReading={transcript.isReading}
          onStep={step}
        />
        <button
          type="button"
          aria-label={transcriptWords.sayLine}
          title={transcriptWords.sayLine}
          onClick={() => setAnnounced(textOf(lineAt(known, playhead.read() ?? startAt)))}
          className="grid size-9 shrink-0 place-items-center rounded-sm text-soft hover:bg-sunken hover:text-ink"
        >
          <Volume1 size={18} aria-hidden="true" />
        </button>
        <p aria-live="polite" className="sr-only">
          {announced}
        </p>
      </div>
      {transcript.hasEarlier && <TurnButton onClick={() => turnTo(-1)}>{transcriptWords.earlier}</TurnButton>}
      {/* The lines are buttons; what is heard here is which of them was meant. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div ref={listRef} onClick={onClick} onKeyDown={onKeyDown} className="flex flex-col gap-3 pb-4">
        {shown.length === 0 && <p className="py-3 text-faint">{transcriptWords.opening}</p>}
        {shown.map((segment) => (
          <SegmentLines
            key={segment.id}
            segment={segment}
            current={indexIn(segment.sequence, nowKey)}
            reachable={indexIn(segment.sequence, reachableKey)}
            found={hit?.sequence === segment.sequence ? hit.index : null}
          />
        ))}
      </div>
      {transcript.hasLater && <TurnButton onClick={() => turnTo(1)}>{transcriptWords.later}</TurnButton>}
      {!isFollowing && nowKey !== null && (
        <div className="pointer-events-none sticky bottom-3 flex justify-center">
          <button
            type="button"
            onClick={backToNow}
            className="pointer-events-auto inline-flex min-h-10 items-center gap-2 rounded-full bg-ink px-4 text-sm font-semibold text-paper shadow-lift"
          >
            <ArrowDownToLine size={16} aria-hidden="true" /> {transcriptWords.backToNow}
          </button>
        </div>
      )}
    </div>
  )
}

const keyOf = (line: Line | null): string | null => (line === null ? null : keyOfLine(line))
const textOf = (line: Line | null): string => (line === null ? transcriptWords.nothingTold : line.text)

function sequenceAt(segments: readonly SegmentSummary[], position: number): number {
  return segments.findLast(({ startsAt }) => startsAt <= position)?.sequence ?? 1
}

/** The place of a line in a segment; null when it is in another one. */
function indexIn(sequence: number, key: string | null): number | null {
  const [of, index] = key?.split('.') ?? []
  return Number(of) === sequence ? Number(index) : null
}

function TurnButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="my-2 min-h-9 w-full rounded-md border border-line text-sm font-semibold text-soft hover:border-edge hover:text-ink"
    >
      {children}
    </button>
  )
}
