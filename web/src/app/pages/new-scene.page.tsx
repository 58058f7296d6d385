import type { IdeaId } from '@skein/contract/ids'
import { listScenes } from '@skein/contract/scenes'
import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { refreshRoutes } from '../../api/queries.ts'
import { ideaQuery } from '../../features/ideas/idea.queries.ts'
import { NewSceneForm } from '../../features/scenes/new-scene-form.tsx'
import { isIdeaId } from '../../lib/ids.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { notFound, requireUser } from '../require-user.ts'
import { ideaWords } from '../../messages/en/idea.ts'
import { newSceneWords } from '../../messages/en/new-scene.ts'

export const newSceneLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<IdeaId> => {
    const { ideaId } = params
    if (ideaId === undefined || !isIdeaId(ideaId)) throw notFound()
    await requireUser(client, request)
    await client.ensureQueryData(ideaQuery(ideaId))
    return ideaId
  }

export function NewScenePage() {
  const ideaId: IdeaId = useLoaderData()
  const idea = useSuspenseQuery(ideaQuery(ideaId)).data
  const client = useQueryClient()
  const navigate = useNavigate()
  usePageTitle(ideaWords.startScene)
  return (
    <div className="wrap grid gap-x-16 pt-8 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
      <header>
        <p className="text-sm text-soft">
          <Link dir="auto" to={paths.idea(ideaId)} className="link inline-flex min-h-6 items-center">
            {idea.title}
          </Link>
        </p>
        <h1 className="display mt-1">{ideaWords.startScene}</h1>
      </header>
      <aside
        aria-labelledby="from-idea"
        className="max-lg:mt-5 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:border-s lg:border-line lg:pt-2 lg:ps-8"
      >
        <h2 id="from-idea" className="text-sm font-semibold text-faint">
          {newSceneWords.fromIdea}
        </h2>
        <p dir="auto" className="story mt-2 whitespace-pre-line max-lg:line-clamp-5 lg:mt-3">
          {idea.prompt}
        </p>
      </aside>
      <div className="mt-8">
        <NewSceneForm
          idea={idea}
          onStarted={(job) => {
            void refreshRoutes(client, listScenes)
            void navigate(paths.job(job.id))
          }}
        />
      </div>
    </div>
  )
}
