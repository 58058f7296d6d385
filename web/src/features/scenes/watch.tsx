import { getScene, listSegments, type Scene, type SegmentSummary } from '@skein/contract/scenes'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Play, Radio, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { preferencesQuery } from '../../api/preferences.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { useMe } from '../../api/session.ts'
import { noteNames } from '../../lib/content-notes.ts'
import { spoken } from '../../lib/durations.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import type { Playhead } from '../../player/playhead.ts'
import { warmUp } from '../../player/warm-up.ts'
import { Poster } from '../../ui/poster.tsx'
import { playerSource } from './player-source.ts'
import type { PlayerPlace } from '../../player/player.tsx'
import { YourTurn } from './your-turn.tsx'
import { contentNotesWords } from '../../messages/en/content-notes.ts'
import { sceneWords } from '../../messages/en/scene.ts'

const loadPlayer = () => import('../../player/player.tsx')
// Needed at the end of what there is, and not before.
const NextUnderWay = lazy(async () => ({ default: (await import('./next-under-way.tsx')).NextUnderWay }))
const OpenEdge = lazy(async () => ({ default: (await import('./open-edge.tsx')).OpenEdge }))
const Player = lazy(async () => ({ default: (await loadPlayer()).Player }))
interface WatchProps {
  scene: Scene
  segments: readonly SegmentSummary[]
  /** Seconds from the scene's start. */
  startAt: number
  jump: { to: number } | null
  /** Whether somebody has asked to watch; until then only the poster is here. */
  isWatching: boolean
  onBegin: () => void
  /** How the last segment ends; null until it was read. */
  lastWords: string | null
  onSegment: (sequence: number) => void
  playhead: Playhead
  onPlace: (place: PlayerPlace, isPlaying: boolean) => void
  /** What the button says when somebody has been here before; null for what it says to everybody. */
  label: string | null
  /** Begins at the beginning; null when that is where it begins anyway. */
  onStartOver: (() => void) | null
}

/** The picture of a scene: its poster, and the player once somebody wants to watch. */
export function Watch(props: WatchProps) {
  const { scene, segments, startAt, jump, isWatching, onBegin, lastWords, onSegment, playhead } = props
  const { onPlace, label, onStartOver } = props
  const [isGrowing, setGrowing] = useState(false)
  const [posterShown, setPosterShown] = useState<string | null>(null)
  const me = useMe()
  const stopsAt = useQuery({ ...preferencesQuery, enabled: me !== null && me !== undefined }).data?.stopsAt
  const newest = useMemo(() => playerSource(scene, segments, isGrowing, stopsAt), [scene, segments, isGrowing, stopsAt])
  const [kept, setKept] = useState(newest)
  if (newest !== null && newest !== kept) setKept(newest)
  const client = useQueryClient()
  const readAgain = useCallback(() => void refreshRoutes(client, getScene, listSegments), [client])
  // Another list is another player; it begins where the one before it was.
  const changeList = (): void => setGrowing((was) => !was)
  const links = useMemo(
    () => ({
      second: (t: number) => new URL(paths.scene(scene.id, { t }), window.location.href).href,
      segment: (segment: number) => new URL(paths.scene(scene.id, { segment }), window.location.href).href,
    }),
    [scene.id],
  )
  useFetchedAhead(kept?.hls ?? null, startAt)
  const isOpen = scene.status === 'active'
  const startSegment = segments.findLast((segment) => segment.startsAt <= startAt)

  if (kept === null) return <NotFilmedYet scene={scene} />
  if (isWatching) {
    return (
      <Suspense fallback={<Poster src={scene.posterUrl} seed={scene.id} isFirst place="top" />}>
        <Player
          key={kept.isGrowing ? 'growing' : 'snapshot'}
          source={kept}
          title={scene.title}
          // The very picture that is there already: another size of it would have to be fetched.
          posterUrl={posterShown ?? scene.posterUrl}
          startAt={playhead.read() ?? jump?.to ?? startAt}
          jump={jump}
          onSegment={onSegment}
          playhead={playhead}
          links={links}
          onFollowWriting={isOpen ? changeList : null}
          atEdge={
            <Suspense>
              <OpenEdge sceneId={scene.id} />
            </Suspense>
          }
          onPlace={onPlace}
          onStale={readAgain}
          atEnd={(watchAgain) => (
            <YourTurn scene={scene} lastWords={lastWords} isOverPicture>
              <button type="button" onClick={watchAgain} className={buttonClass('plain', 'medium', 'max-sm:hidden')}>
                <RotateCcw size={16} aria-hidden="true" /> {sceneWords.watchAgain}
              </button>
              {isOpen && !isGrowing && (
                <button type="button" onClick={changeList} className={buttonClass('plain', 'medium')}>
                  <Radio size={16} aria-hidden="true" /> {sceneWords.waitHere}
                </button>
              )}
              {isOpen && (
                <p role="status" className="w-full text-sm text-soft max-sm:hidden">
                  <Suspense>
                    <NextUnderWay sceneId={scene.id} />
                  </Suspense>
                </p>
              )}
            </YourTurn>
          )}
        />
      </Suspense>
    )
  }
  const words =
    label ??
    (startAt > 0 && startSegment !== undefined
      ? sceneWords.watchFrom({ n: startSegment.sequence })
      : sceneWords.watchFromStart)
  return (
    <div className="relative">
      <button
        type="button"
        onClick={(event) => {
          setPosterShown(event.currentTarget.querySelector('img')?.currentSrc || null)
          void warmUp(kept.hls, startAt, true)
          onBegin()
        }}
        onPointerEnter={() => void loadPlayer()}
        onFocus={() => void loadPlayer()}
        className="group relative block w-full text-start"
      >
        <Poster
          src={(startAt > 0 ? startSegment?.posterUrl : null) ?? scene.posterUrl}
          seed={scene.id}
          isFirst
          place="top"
        />
        <span className="stage absolute bottom-3 start-3 flex items-center gap-3.5 rounded-md bg-black/85 py-2.5 pe-5 ps-2.5 text-white sm:bottom-5 sm:start-5">
          <span className="grid size-12 shrink-0 place-items-center rounded-full bg-accent text-on-accent transition-transform duration-calm group-hover:scale-105">
            <Play size={22} aria-hidden="true" className="translate-x-0.5 fill-current" />
          </span>
          <span>
            <span className="block font-semibold">{words}</span>
            <span className="num block text-sm text-white/80">
              {sceneWords.segmentsLength({ n: scene.segmentCount, duration: spoken(scene.totalDuration) })}
            </span>
            {startSegment !== undefined && startSegment.contentNotes.length > 0 && (
              <span className="block text-sm text-white/80">
                {contentNotesWords.contains({ notes: noteNames(startSegment.contentNotes) })}
              </span>
            )}
          </span>
        </span>
      </button>
      {onStartOver !== null && (
        <button
          type="button"
          onClick={onStartOver}
          onPointerEnter={() => void loadPlayer()}
          onFocus={() => void loadPlayer()}
          className="stage absolute top-3 end-3 inline-flex min-h-10 items-center gap-2 rounded-md bg-black/85 px-3.5 text-sm font-semibold text-white hover:bg-black sm:top-auto sm:end-5 sm:bottom-5"
        >
          <RotateCcw size={16} aria-hidden="true" /> {sceneWords.startOver}
        </button>
      )}
    </div>
  )
}

/**
 * Fetches the player, and what it reads before its first frame, once the page's own pictures and words are there: a thumb
 * gives no warning before it presses play.
 */
function useFetchedAhead(playlist: string | null, startAt: number): void {
  useEffect(() => {
    if (playlist === null) return undefined
    const fetchNow = (): void => {
      loadPlayer().catch(() => undefined)
      void warmUp(playlist, startAt, false)
    }
    if (document.readyState === 'complete') fetchNow()
    else window.addEventListener('load', fetchNow, { once: true })
    return () => window.removeEventListener('load', fetchNow)
  }, [playlist, startAt])
}

function NotFilmedYet({ scene }: { scene: Scene }) {
  return (
    <div className="relative">
      <Poster src={null} seed={scene.id} />
      <div role="status" className="absolute inset-0 grid place-items-center p-4 text-center">
        <div className="rounded-md bg-paper/90 px-5 py-4">
          <p className="headline">{sceneWords.nothingToWatch}</p>
          <p className="mt-1 text-soft">{sceneWords.nothingToWatchNote}</p>
          {scene.viewer.canContinue && (
            <p className="mt-2">
              <Link to={paths.write(scene.id)} className="link inline-flex min-h-6 items-center font-semibold">
                {sceneWords.writeBeginning}
              </Link>
            </p>
          )}
        </div>
      </div>
    </div>
  )
}
