import type { SceneId } from '@skein/contract/ids'
import { countMyWork, getDraft, listMyDrafts, listMyJobs } from '@skein/contract/jobs'
import type { Preview } from '@skein/contract/preview'
import { type QueryClient, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { keyOf, refreshRoutes } from '../../api/queries.ts'
import { meQuery } from '../../api/session.ts'
import { bibleQuery } from '../../features/bible/bible.queries.ts'
import { BibleView } from '../../features/bible/bible-view.tsx'
import { citedWords } from '../../features/bible/cited-entry.ts'
import { charactersIn, placesIn } from '../../features/bible/entity-names.ts'
import { sceneQuery, segmentsQuery } from '../../features/scenes/scene.queries.ts'
import { useArrivals } from '../../features/scenes/use-arrivals.ts'
import { Composer } from '../../features/writing/composer.tsx'
import { StorySoFar } from '../../features/writing/story-so-far.tsx'
import { draftQuery } from '../../features/writing/use-draft.ts'
import { isSceneId } from '../../lib/ids.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { notFound, requireUser } from '../require-user.ts'
import { writeWords } from '../../messages/en/write.ts'
import { listed } from '../../lib/count.ts'

export const writeLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<SceneId> => {
    const { sceneId } = params
    if (sceneId === undefined || !isSceneId(sceneId)) throw notFound()
    await requireUser(client, request)
    await Promise.all([
      client.fetchQuery(sceneQuery(sceneId)),
      client.fetchQuery(segmentsQuery(sceneId)),
      client.fetchQuery({ ...draftQuery(sceneId), staleTime: 0 }),
    ])
    return sceneId
  }

export function WritePage() {
  const sceneId: SceneId = useLoaderData()
  return <WriteView key={sceneId} sceneId={sceneId} />
}

function WriteView({ sceneId }: { sceneId: SceneId }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useSuspenseQuery(meQuery).data
  const scene = useSuspenseQuery(sceneQuery(sceneId)).data
  const segments = useSuspenseQuery(segmentsQuery(sceneId)).data
  const draft = useSuspenseQuery(draftQuery(sceneId)).data
  const bible = useQuery(bibleQuery(sceneId)).data?.bible
  const [text, setText] = useState(draft.text)
  const [reading, setReading] = useState<Preview | null>(null)
  const hear = useCallback((now: string, read: Preview | null): void => {
    setText(now)
    setReading(read)
  }, [])
  const calmText = useDeferredValue(text)
  const inPlay = useMemo(() => {
    if (bible === undefined) return null
    // Whom only a pronoun names, the server's reading knows.
    const read = reading?.cast.flatMap(({ entityId, isNew }) => (isNew ? [] : [entityId])) ?? []
    return { people: new Set([...charactersIn(bible, calmText), ...read]), places: placesIn(bible, calmText) }
  }, [bible, calmText, reading])
  const newcomers = reading?.cast.filter(({ isNew }) => isNew).map(({ name }) => name) ?? []
  usePageTitle(writeWords.title({ scene: scene.title }))
  useArrivals(sceneId)
  const refresh = useCallback(
    () => Promise.all([client.refetchQueries(sceneQuery(sceneId)), client.refetchQueries(segmentsQuery(sceneId))]),
    [client, sceneId],
  )
  if (me === null) return null
  const bibleView = bible !== undefined && (
    <BibleView bible={bible} {...(inPlay !== null && { inPlay: inPlay.people, placesInPlay: inPlay.places })} />
  )
  return (
    <div className="wrap pt-6">
      <p className="text-sm text-soft">
        <Link to={paths.scene(sceneId)} className="link inline-flex min-h-6 items-center">
          {writeWords.backToScene}
        </Link>
      </p>
      <h1 dir="auto" className="headline mt-1 mb-7">
        {scene.title}
      </h1>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)] xl:grid-cols-[minmax(0,0.9fr)_minmax(0,1.8fr)_minmax(0,0.9fr)]">
        <section
          aria-labelledby="so-far"
          className="lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto"
        >
          <h2 id="so-far" className="mb-4 text-sm font-semibold text-faint">
            {writeWords.soFar}
          </h2>
          <StorySoFar sceneId={sceneId} segments={segments} />
        </section>
        <Composer
          scene={scene}
          segments={segments}
          userId={me.id}
          draft={draft}
          onRefresh={refresh}
          onText={hear}
          entry={({ pointer }) => (bible === undefined ? null : citedWords(bible, pointer))}
          onAccepted={(job) => {
            client.removeQueries({ queryKey: keyOf(getDraft) })
            void refreshRoutes(client, listMyDrafts, listMyJobs, countMyWork)
            void navigate(paths.job(job.id))
          }}
        />
        {/* Focusable, because on a wide screen it scrolls by itself. */}
        <section
          aria-labelledby="in-play"
          tabIndex={0}
          className="lg:col-span-2 xl:sticky xl:top-6 xl:col-span-1 xl:max-h-[calc(100dvh-3rem)] xl:self-start xl:overflow-y-auto"
        >
          <h2 id="in-play" className="text-sm font-semibold text-faint">
            {writeWords.inPlay}
          </h2>
          {newcomers.length > 0 && (
            <p role="status" className="mt-3 text-sm text-soft">
              {writeWords.newInText({
                names: listed(newcomers),
                b: (names) => <span className="font-semibold text-ink">{names}</span>,
              })}
            </p>
          )}
          {bibleView}
        </section>
      </div>
    </div>
  )
}
