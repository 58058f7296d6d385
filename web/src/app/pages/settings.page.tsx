import type { QueryClient } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { preferencesQuery } from '../../api/preferences.ts'
import { StopsChoice } from '../../features/people/stops-choice.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { settingsWords } from '../../messages/en/settings.ts'
import { requireUser } from '../require-user.ts'

export const settingsLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await client.fetchQuery({ ...preferencesQuery, staleTime: 0 })
    return null
  }

/** What a person chooses for their account. */
export function SettingsPage() {
  usePageTitle(settingsWords.title)
  return (
    <div className="wrap flex max-w-3xl flex-col gap-10 pt-8">
      <h1 className="display">{settingsWords.title}</h1>
      <StopsChoice />
    </div>
  )
}
