import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { preferencesQuery } from '../../features/notifications/notification.queries.ts'
import { Preferences } from '../../features/notifications/preferences.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { requireUser } from '../require-user.ts'
import { inboxWords } from '../../messages/en/inbox.ts'

export const inboxSettingsLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await client.fetchQuery({ ...preferencesQuery, staleTime: 0 })
    return null
  }

export function InboxSettingsPage() {
  usePageTitle(inboxWords.whatYouHear)
  const preferences = useSuspenseQuery(preferencesQuery).data
  return (
    <div className="wrap max-w-3xl pt-8">
      <p className="text-sm">
        <Link to={paths.inbox()} className="text-soft underline underline-offset-4 hover:text-ink">
          {inboxWords.title}
        </Link>
      </p>
      <h1 className="display mt-1">{inboxWords.whatYouHear}</h1>
      <Preferences preferences={preferences} />
    </div>
  )
}
