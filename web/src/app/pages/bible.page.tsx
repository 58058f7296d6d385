import type { SceneId } from '@skein/contract/ids'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { bibleQuery } from '../../features/bible/bible.queries.ts'
import { BibleEditor } from '../../features/bible/bible-editor.tsx'
import { BibleHistory } from '../../features/bible/bible-history.tsx'
import { BibleJson } from '../../features/bible/bible-json.tsx'
import { BibleJsonEditor } from '../../features/bible/bible-json-editor.tsx'
import { BibleView } from '../../features/bible/bible-view.tsx'
import { Proposals } from '../../features/bible/proposals.tsx'
import { sceneQuery } from '../../features/scenes/scene.queries.ts'
import { isSceneId } from '../../lib/ids.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { notFound } from '../require-user.ts'
import { bibleWords } from '../../messages/en/bible.ts'

export const bibleLoader =
  (client: QueryClient) =>
  async ({ params }: LoaderFunctionArgs): Promise<SceneId> => {
    const { sceneId } = params
    if (sceneId === undefined || !isSceneId(sceneId)) throw notFound()
    await Promise.all([
      client.fetchQuery(sceneQuery(sceneId)),
      client.fetchQuery({ ...bibleQuery(sceneId), staleTime: 0 }),
    ])
    return sceneId
  }

const TABS = ['entries', 'proposals', 'history', 'json'] as const

/** The whole bible of a scene: everybody reads it, its owner changes it. */
export function BiblePage() {
  const sceneId: SceneId = useLoaderData()
  const scene = useSuspenseQuery(sceneQuery(sceneId)).data
  const { bible, newestVersion } = useSuspenseQuery(bibleQuery(sceneId)).data
  const [search, setSearch] = useSearchParams()
  const tab = TABS.find((name) => name === search.get('tab')) ?? 'entries'
  const { canEdit } = scene.viewer
  usePageTitle(bibleWords.pageTitle({ scene: scene.title }))
  return (
    <div className="wrap pt-6">
      <p className="text-sm text-soft">
        <Link dir="auto" to={paths.scene(sceneId)} className="link inline-flex min-h-6 items-center">
          {scene.title}
        </Link>
      </p>
      <h1 className="display mt-1">{bibleWords.title}</h1>
      <p className="num mt-2 mb-6 max-w-measure text-soft">
        {canEdit ? bibleWords.introEdit({ n: newestVersion }) : bibleWords.intro({ n: newestVersion })}
      </p>
      <Tabs
        label={bibleWords.title}
        value={tab}
        onValueChange={(value) => setSearch({ tab: value }, { replace: true, preventScrollReset: true })}
        tabs={[
          {
            value: 'entries',
            label: bibleWords.whatHolds,
            content: canEdit ? (
              <BibleEditor key={sceneId} sceneId={sceneId} bible={bible} />
            ) : (
              <div className="max-w-measure">
                <BibleView bible={bible} />
              </div>
            ),
          },
          { value: 'proposals', label: bibleWords.proposals, content: <Proposals sceneId={sceneId} bible={bible} /> },
          {
            value: 'history',
            label: bibleWords.history,
            content: (
              <div className="max-w-[46rem]">
                <BibleHistory sceneId={sceneId} newestVersion={newestVersion} canRollBack={canEdit} />
              </div>
            ),
          },
          {
            value: 'json',
            label: bibleWords.asJson,
            content: canEdit ? (
              <BibleJsonEditor key={sceneId} sceneId={sceneId} bible={bible} />
            ) : (
              <BibleJson bible={bible} />
            ),
          },
        ]}
      />
    </div>
  )
}
