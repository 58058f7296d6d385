import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { preferencesQuery } from '../../api/preferences.ts'
import { meQuery } from '../../api/session.ts'
import { Address } from '../../features/accounts/address.tsx'
import { StopsChoice } from '../../features/people/stops-choice.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { settingsWords } from '../../messages/en/settings.ts'
import { requireUser } from '../require-user.ts'

export const settingsLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireUser(client, request)
    await Promise.all([
      client.fetchQuery({ ...preferencesQuery, staleTime: 0 }),
      // A link in a mail may have been followed on another device.
      client.fetchQuery({ ...meQuery, staleTime: 0 }),
    ])
    return null
  }

/** What a person chooses for their account. */
export function SettingsPage() {
  usePageTitle(settingsWords.title)
  const me = useSuspenseQuery(meQuery).data
  return (
    <div className="wrap flex max-w-3xl flex-col gap-10 pt-8">
      <h1 className="display">{settingsWords.title}</h1>
      {me !== null && <Address me={me} />}
      <StopsChoice />
    </div>
  )
}
