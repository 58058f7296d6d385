import { viewScene } from '@skein/contract/engagement'
import type { SceneId } from '@skein/contract/ids'
import type { Scene, SegmentSummary } from '@skein/contract/scenes'
import { type QueryClient, useQueries, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api/call.ts'
import { preferencesQuery } from '../../api/preferences.ts'
import { meQuery } from '../../api/session.ts'
import { ArriveLate } from '../../features/scenes/arrive-late.tsx'
import { Chapters } from '../../features/scenes/chapters.tsx'
import { SceneLike } from '../../features/scenes/scene-like.tsx'
import { contributorsQuery, sceneQuery, segmentsQuery } from '../../features/scenes/scene.queries.ts'
import { startOf } from '../../features/scenes/start-of.ts'
import { useArrivals } from '../../features/scenes/use-arrivals.ts'
import { Watch } from '../../features/scenes/watch.tsx'
import { WritersButton } from '../../features/scenes/writers-button.tsx'
import { Writers } from '../../features/scenes/writers.tsx'
import { YourTurn } from '../../features/scenes/your-turn.tsx'
import { FollowButton } from '../../features/follows/follow-button.tsx'
import { devicePlaces } from '../../features/watching/device-places.ts'
import { type Resume, resumeOf } from '../../features/watching/resume.rules.ts'
import { usePlaceKeeper } from '../../features/watching/use-place-keeper.ts'
import { watchPositionQuery } from '../../features/watching/watching.queries.ts'
import { segmentQuery } from '../../features/segments/segment.queries.ts'
import { endOf } from '../../features/scenes/end-of.ts'
import { brief } from '../../lib/count.ts'
import { isSceneId } from '../../lib/ids.ts'
import { ago, fullInstant } from '../../lib/instants.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { createPlayhead, type Playhead } from '../../player/playhead.ts'
import { Share2 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Person } from '../../ui/person.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { notFound } from '../require-user.ts'
import { sceneWords } from '../../messages/en/scene.ts'

export const sceneLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<SceneId> => {
    const { sceneId } = params
    if (sceneId === undefined || !isSceneId(sceneId)) throw notFound()
    const [, segments] = await Promise.all([
      client.ensureQueryData({ ...sceneQuery(sceneId), revalidateIfStale: true }),
      client.ensureQueryData({ ...segmentsQuery(sceneId), revalidateIfStale: true }),
      readPlace(client, sceneId),
      // They push what is below them down when they come late.
      client.prefetchQuery(contributorsQuery(sceneId)),
    ])
    // A link to a segment that came after the last reading must not begin somewhere else.
    const wanted = Number(new URL(request.url).searchParams.get('segment'))
    if (wanted > (segments.at(-1)?.sequence ?? 0))
      await Promise.all([
        client.fetchQuery({ ...sceneQuery(sceneId), staleTime: 0 }),
        client.fetchQuery({ ...segmentsQuery(sceneId), staleTime: 0 }),
      ])
    return sceneId
  }

/** Before the page is shown, so that its button does not change under a finger; a scene plays without it too. */
async function readPlace(client: QueryClient, sceneId: SceneId): Promise<void> {
  const me = await client.ensureQueryData(meQuery).catch(() => null)
  if (me === null) return
  await Promise.all([
    client.prefetchQuery({ ...watchPositionQuery(sceneId), staleTime: 0 }),
    client.prefetchQuery(preferencesQuery),
  ])
}

const loadShareDialog = () => import('../../features/scenes/share-dialog.tsx')
const ShareDialog = lazy(async () => ({ default: (await loadShareDialog()).ShareDialog }))

const loadTranscript = () => import('../../features/transcript/transcript.tsx')
const Transcript = lazy(async () => ({ default: (await loadTranscript()).Transcript }))

// What a tab shows is loaded when it is chosen.
const SceneScript = lazy(async () => ({ default: (await import('./scene-script.tsx')).SceneScript }))
const BiblePanel = lazy(async () => ({ default: (await import('../../features/bible/bible-panel.tsx')).BiblePanel }))

const TABS = ['chapters', 'transcript', 'script', 'bible'] as const

export function ScenePage() {
  const sceneId: SceneId = useLoaderData()
  return <SceneView key={sceneId} sceneId={sceneId} />
}

function SceneView({ sceneId }: { sceneId: SceneId }) {
  const scene = useSuspenseQuery(sceneQuery(sceneId)).data
  const segments = useSuspenseQuery(segmentsQuery(sceneId)).data
  const [search, setSearch] = useSearchParams()
  const [resume] = useResume(sceneId, segments)
  // A link that names a place knows better than what was kept.
  const hasPlace = search.has('t') || search.has('segment')
  const [startAt, setStartAt] = useState(() => (hasPlace ? startOf(search, segments) : resume.at))
  const keepPlace = usePlaceKeeper(sceneId, segments)
  const [current, setCurrent] = useState<number | null>(null)
  const [jump, setJump] = useState<{ to: number } | null>(null)
  const [playhead] = useState(createPlayhead)
  usePageTitle(scene.title)
  useArrivals(sceneId)

  const [isWatching, setWatching] = useState(() => search.has('play') && segments.length > 0)

  const begin = (): void => {
    if (isWatching) return
    setWatching(true)
    // Counting is a courtesy to the writers; a viewer never waits for it or hears that it failed.
    call(viewScene, { params: { sceneId } }).catch(() => undefined)
  }
  const goTo = (to: number): void => {
    setJump({ to })
    begin()
  }
  const choose = (segment: SegmentSummary): void => {
    setCurrent(segment.sequence)
    goTo(segment.startsAt)
  }
  const tab = TABS.find((name) => name === search.get('tab')) ?? 'chapters'
  const shown =
    segments.find((segment) => segment.sequence === current) ??
    segments.findLast((segment) => segment.startsAt <= startAt) ??
    segments[0]
  const [ending] = useQueries({ queries: segments.slice(-1).map((segment) => segmentQuery(segment.id)) })
  const lastWords = ending?.data === undefined ? null : endOf(ending.data.inputText)

  return (
    <div className="sm:pt-6">
      <div className="wrap gap-x-8 max-sm:px-0 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)]">
        {/* On a phone the picture stays while the chapters or the transcript are read. */}
        <div data-stuck={isWatching || undefined} className="stuck-picture">
          <Watch
            scene={scene}
            segments={segments}
            startAt={startAt}
            jump={jump}
            lastWords={lastWords}
            isWatching={isWatching}
            onBegin={begin}
            onSegment={setCurrent}
            playhead={playhead}
            onPlace={keepPlace}
            label={hasPlace ? null : labelOf(resume)}
            onStartOver={
              startAt > 0
                ? () => {
                    setStartAt(0)
                    begin()
                  }
                : null
            }
          />
        </div>
        <div className="px-4 pt-6 pb-2 sm:px-0">
          <p className="text-sm text-soft">
            <Link dir="auto" to={paths.topic(scene.topic.slug)} className="link inline-flex min-h-6 items-center">
              {scene.topic.name}
            </Link>
            <span aria-hidden="true"> / </span>
            <Link dir="auto" to={paths.idea(scene.ideaId)} className="link inline-flex min-h-6 items-center">
              {scene.ideaTitle}
            </Link>
          </p>
          <h1 dir="auto" className="display mt-1">
            {scene.title}
          </h1>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p className="num flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
              <span className="inline-flex items-center gap-1.5">
                {sceneWords.begunBy({ person: () => <Person person={scene.author} /> })}
              </span>
              <span>{sceneWords.writers({ n: scene.contributorCount })}</span>
              <span>{sceneWords.views({ n: scene.viewCount, views: brief(scene.viewCount) })}</span>
              {scene.lastSegmentAt !== null && (
                <time dateTime={scene.lastSegmentAt} title={fullInstant(scene.lastSegmentAt)}>
                  {sceneWords.lastSegment({ when: ago(scene.lastSegmentAt) })}
                </time>
              )}
            </p>
            {/* Their words stand where the lines above begin and end. */}
            <div className="-mx-4 flex flex-wrap items-center">
              <SceneLike scene={scene} />
              <FollowButton target={{ type: 'scene', sceneId }} name={scene.title} following={scene.viewer.following} />
              <ShareButton scene={scene} segment={current} playhead={playhead} />
              {shown !== undefined && <ArriveLate sceneId={sceneId} segments={segments} at={shown} onWatch={choose} />}
              {scene.viewer.canEdit && <WritersButton scene={scene} />}
            </div>
          </div>
          {scene.description !== null && (
            <p dir="auto" className="story mt-4 w-fit max-w-measure text-soft">
              {scene.description}
            </p>
          )}
          {scene.contributorCount > 1 && <Writers sceneId={sceneId} />}
          {segments.length > 0 && (
            <section aria-label={sceneWords.openEnd} className="mt-8 border-t border-line pt-6">
              <YourTurn scene={scene} lastWords={lastWords} />
            </section>
          )}
        </div>
        <div className="relative px-4 pt-6 sm:px-0 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:pt-0">
          <Tabs
            label={sceneWords.about}
            value={tab}
            onValueChange={(value) =>
              setSearch(
                (old) => {
                  old.set('tab', value)
                  return old
                },
                { replace: true, preventScrollReset: true },
              )
            }
            scrolls
            className="max-h-[80dvh] lg:absolute lg:inset-0 lg:max-h-none"
            tabs={[
              {
                value: 'chapters',
                label: sceneWords.chapters,
                content:
                  segments.length === 0 ? (
                    <p className="py-5 text-soft">{sceneWords.chaptersEmpty}</p>
                  ) : (
                    <Chapters segments={segments} current={current} onChoose={choose} />
                  ),
              },
              {
                value: 'transcript',
                label: sceneWords.transcript,
                content:
                  segments.length === 0 ? (
                    <p className="py-5 text-soft">{sceneWords.transcriptEmpty}</p>
                  ) : (
                    <Opening>
                      <Transcript
                        sceneId={sceneId}
                        segments={segments}
                        playhead={playhead}
                        startAt={startAt}
                        onSeek={goTo}
                      />
                    </Opening>
                  ),
              },
              {
                value: 'script',
                label: sceneWords.script,
                content:
                  shown === undefined ? (
                    <p className="py-5 text-soft">{sceneWords.scriptEmpty}</p>
                  ) : (
                    <Opening>
                      <SceneScript scene={scene} segmentId={shown.id} />
                    </Opening>
                  ),
              },
              {
                value: 'bible',
                label: sceneWords.bible,
                content: (
                  <Opening>
                    <BiblePanel sceneId={sceneId} />
                  </Opening>
                ),
              },
            ]}
          />
        </div>
      </div>
    </div>
  )
}

function Opening({ children }: { children: ReactNode }) {
  return <Suspense fallback={<p className="py-5 text-faint">{sceneWords.opening}</p>}>{children}</Suspense>
}

/** Where this person stopped, looked at once: what they watch now must not move it. */
function useResume(sceneId: SceneId, segments: readonly SegmentSummary[]) {
  const client = useQueryClient()
  return useState((): Resume => {
    const kept = client.getQueryData(watchPositionQuery(sceneId).queryKey)?.position ?? null
    const keepsHistory = client.getQueryData(preferencesQuery.queryKey)?.keepsHistory ?? true
    // What they watched here before they signed in still counts.
    return resumeOf(kept ?? (keepsHistory ? devicePlaces.read(sceneId) : null), segments)
  })
}

function labelOf(resume: Resume): string | null {
  switch (resume.kind) {
    case 'fresh':
      return null
    case 'watched':
      return sceneWords.watchAgain
    case 'on_the_way':
      return sceneWords.goOnIn({ n: resume.sequence })
    case 'new':
      return sceneWords.watchNew({ n: resume.count })
  }
}

function ShareButton({ scene, segment, playhead }: { scene: Scene; segment: number | null; playhead: Playhead }) {
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        onPointerEnter={() => void loadShareDialog()}
        onFocus={() => void loadShareDialog()}
        onClick={() => {
          setOpened(true)
          setOpen(true)
        }}
      >
        <Share2 size={17} aria-hidden="true" /> {sceneWords.share}
      </Button>
      {wasOpened && (
        <Suspense>
          <ShareDialog
            scene={scene}
            segment={segment}
            second={playhead.read()}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  )
}
