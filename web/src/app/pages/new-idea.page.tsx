import { listIdeas } from '@skein/contract/ideas'
import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { refreshRoutes } from '../../api/queries.ts'
import { NewIdeaForm } from '../../features/ideas/new-idea-form.tsx'
import { topicQuery } from '../../features/topics/topic.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { requireUser } from '../require-user.ts'
import { topicWords } from '../../messages/en/topic.ts'

export const newIdeaLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<string> => {
    await requireUser(client, request)
    const slug = params.slug ?? ''
    await client.ensureQueryData(topicQuery(slug))
    return slug
  }

export function NewIdeaPage() {
  const slug: string = useLoaderData()
  const topic = useSuspenseQuery(topicQuery(slug)).data
  const client = useQueryClient()
  const navigate = useNavigate()
  usePageTitle(topicWords.shareIdea)
  return (
    <div className="wrap pt-8">
      <div className="max-w-2xl">
        <p className="text-sm text-soft">
          <Link dir="auto" to={paths.topic(slug)} className="link inline-flex min-h-6 items-center">
            {topic.name}
          </Link>
        </p>
        <h1 className="display mt-1 mb-8">{topicWords.shareIdea}</h1>
        <NewIdeaForm
          topic={topic}
          onShared={(idea) => {
            void refreshRoutes(client, listIdeas)
            void navigate(paths.idea(idea.id))
          }}
        />
      </div>
    </div>
  )
}
